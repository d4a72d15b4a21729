using System.Collections.Generic;

namespace StaticNet;

/// <summary>What is known of a network at compile time.</summary>
public sealed class NetworkInfo
{
    private readonly IReadOnlyList<PortInfo>? _inputs;
    private readonly IReadOnlyList<PortInfo>? _outputs;

    /// <summary>The class name.</summary>
    public required string Name { get; init; }

    /// <summary>The input's shape, channels last, without the batch axis; of several inputs the one size of all their elements.</summary>
    public required IReadOnlyList<int> InputShape { get; init; }

    /// <summary>The output's shape, without the batch axis; of several outputs the one size of all their elements.</summary>
    public required IReadOnlyList<int> OutputShape { get; init; }

    /// <summary>Elements of one input sample, all inputs together.</summary>
    public required int InputSize { get; init; }

    /// <summary>Elements of one output sample, all outputs together.</summary>
    public required int OutputSize { get; init; }

    /// <summary>Samples that training runs through a layer at once.</summary>
    public required int Tile { get; init; }

    /// <summary>The activation of the output layer; losses that fuse with it ask for it. Linear where there are several outputs.</summary>
    public required Activation OutputActivation { get; init; }

    /// <summary>The inputs in source order, and where each begins in a sample's input vector. Default: one input.</summary>
    public IReadOnlyList<PortInfo> Inputs
    {
        get => _inputs ?? [new PortInfo("input", InputShape, 0, InputSize)];
        init => _inputs = value;
    }

    /// <summary>The outputs in the order of their [Output] attributes, and where each begins in a sample's output vector. Default: one output.</summary>
    public IReadOnlyList<PortInfo> Outputs
    {
        get => _outputs ?? [new PortInfo("output", OutputShape, 0, OutputSize)];
        init => _outputs = value;
    }

    /// <summary>The layers, in order.</summary>
    public required IReadOnlyList<LayerInfo> Layers { get; init; }

    /// <summary>The table of layers, shapes, parameters and multiply-adds that also opens the generated file.</summary>
    public required string Summary { get; init; }
}

/// <summary>An input or output of a network: a part of the vector of a sample's inputs or outputs.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Shape">Its shape, channels last, without the batch axis.</param>
/// <param name="Offset">Its first element in the vector, at least 0.</param>
/// <param name="Size">How many elements it has: the product of <paramref name="Shape"/>.</param>
public sealed record PortInfo(string Name, IReadOnlyList<int> Shape, int Offset, int Size);

/// <summary>A line of a network's summary.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Kind">The attribute's name, such as <c>Conv2D</c>.</param>
/// <param name="OutputShape">The output's shape, without the batch axis.</param>
/// <param name="ParameterCount">How many parameters it has, running statistics included.</param>
/// <param name="MultiplyAdds">Multiply-adds of one sample's inference.</param>
public sealed record LayerInfo(string Name, string Kind, IReadOnlyList<int> OutputShape, int ParameterCount, long MultiplyAdds);
