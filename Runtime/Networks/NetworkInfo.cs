using System.Collections.Generic;

namespace StaticNet;

/// <summary>What is known of a network at compile time.</summary>
public sealed class NetworkInfo
{
    /// <summary>The class name.</summary>
    public required string Name { get; init; }

    /// <summary>The input's shape, channels last, without the batch axis.</summary>
    public required IReadOnlyList<int> InputShape { get; init; }

    /// <summary>The output's shape, without the batch axis.</summary>
    public required IReadOnlyList<int> OutputShape { get; init; }

    /// <summary>Elements of one input sample.</summary>
    public required int InputSize { get; init; }

    /// <summary>Elements of one output sample.</summary>
    public required int OutputSize { get; init; }

    /// <summary>Samples that training runs through a layer at once.</summary>
    public required int Tile { get; init; }

    /// <summary>The activation of the output layer; losses that fuse with it ask for it.</summary>
    public required Activation OutputActivation { get; init; }

    /// <summary>The layers, in order.</summary>
    public required IReadOnlyList<LayerInfo> Layers { get; init; }

    /// <summary>The table of layers, shapes, parameters and multiply-adds that also opens the generated file.</summary>
    public required string Summary { get; init; }
}

/// <summary>A line of a network's summary.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Kind">The attribute's name, such as <c>Conv2D</c>.</param>
/// <param name="OutputShape">The output's shape, without the batch axis.</param>
/// <param name="ParameterCount">How many parameters it has, running statistics included.</param>
/// <param name="MultiplyAdds">Multiply-adds of one sample's inference.</param>
public sealed record LayerInfo(string Name, string Kind, IReadOnlyList<int> OutputShape, int ParameterCount, long MultiplyAdds);
