using System.Collections.Generic;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>A tensor of the graph as a layer's output.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Dims">The sizes in the graph.</param>
/// <param name="View">How the layer sees the tensor.</param>
internal sealed record Declared(string Layer, int[] Dims, OnnxView View)
{
    /// <summary>A sample's shape.</summary>
    public int[] Shape => View.Shape(Dims);
}

/// <summary>Samples that enter a network, or are expected of it.</summary>
/// <param name="Name">The tensor's name in the graph.</param>
/// <param name="Samples">The elements of each sample.</param>
internal sealed record DeclaredSamples(string Name, double[][] Samples);

/// <summary>A case as a network: the declaration, what goes in and what has to come out.</summary>
/// <param name="Layers">The attributes below [Network].</param>
/// <param name="Parameters">Parameters by <c>layer/parameter</c>, in the layout of <see cref="ParameterView{T}"/>.</param>
/// <param name="Inputs">One entry per network input, with as many samples each.</param>
/// <param name="Outputs">One entry per network output.</param>
internal sealed record OnnxDeclaration(
    IReadOnlyList<LayerCall> Layers,
    IReadOnlyDictionary<string, double[]> Parameters,
    IReadOnlyList<DeclaredSamples> Inputs,
    IReadOnlyList<DeclaredSamples> Outputs)
{
    /// <summary>Whether the pass is one of training, with all samples in one tile.</summary>
    public bool Training { get; init; }

    /// <summary>Parameters after a step of training.</summary>
    public IReadOnlyDictionary<string, double[]> Updated { get; init; } = new Dictionary<string, double[]>();

    /// <summary>The attributes, one a line.</summary>
    public string Text => string.Join("\n", Layers);
}
