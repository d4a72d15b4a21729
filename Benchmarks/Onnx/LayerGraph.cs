using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Benchmarks.Onnx;

/// <summary>
/// Adds the layers of a network to a graph, in the network's order; each takes the parameters of the next layer that has some.
/// Images are channels first here.
/// </summary>
internal sealed class LayerGraph(INetwork<float> network, bool transposedDense)
{
    /// <summary>Keras' default, which the networks keep.</summary>
    private const float BatchNormalizationEpsilon = 1e-3f;

    private readonly Queue<LayerInfo> _layers = new(network.Info.Layers.Where(static layer => layer.ParameterCount > 0));
    private string _layer = "";

    /// <summary>The graph.</summary>
    public OnnxGraph Graph { get; } = new();

    /// <summary>Moves to the next layer with parameters; the methods below do so by themselves.</summary>
    private void Next() => _layer = _layers.Dequeue().Name;

    /// <summary>x · kernel + bias of a matrix.</summary>
    /// <param name="x">One row per sample.</param>
    /// <param name="map">Height, width and channels of what was flattened into the rows.</param>
    public string Dense(string x, params int[] map)
    {
        Next();
        (float[] kernel, int[] shape) = Parameter("kernel");
        if (map.Length > 0)
        {
            kernel = Axes.Transpose(kernel, [map[0], map[1], map[2], shape[1]], 2, 0, 1, 3);
        }

        string weights = transposedDense
            ? Graph.Constant(Axes.Transpose(kernel, shape, 1, 0), shape[1], shape[0])
            : Graph.Constant(kernel, shape[0], shape[1]);
        return Graph.Node("Gemm", [x, weights, Vector("bias")], ("transB", transposedDense ? 1L : 0L));
    }

    /// <summary>The same along the last axis of whatever shape.</summary>
    public string DenseOfStates(string x)
    {
        Next();
        (float[] kernel, int[] shape) = Parameter("kernel");
        return Graph.Node("Add", [Graph.Node("MatMul", [x, Graph.Constant(kernel, shape[0], shape[1])]), Vector("bias")]);
    }

    /// <summary>Convolution of images.</summary>
    public string Conv2D(string x, int stride = 1, int before = 0, int after = 0, bool bias = true)
    {
        Next();
        (float[] kernel, int[] shape) = Parameter("kernel");
        string weights = Graph.Constant(Axes.Transpose(kernel, shape, 3, 2, 0, 1), shape[3], shape[2], shape[0], shape[1]);
        return Graph.Node("Conv", bias ? [x, weights, Vector("bias")] : [x, weights], Strides(stride), Pads(before, after));
    }

    /// <summary>Convolution of each channel by itself.</summary>
    public string DepthwiseConv2D(string x, int stride, int before, int after)
    {
        Next();
        (float[] kernel, int[] shape) = Parameter("kernel");
        string weights = Graph.Constant(Axes.Transpose(kernel, shape, 2, 3, 0, 1), shape[2], 1, shape[0], shape[1]);
        return Graph.Node("Conv", [x, weights], Strides(stride), Pads(before, after), ("group", (long)shape[2]));
    }

    /// <summary>Transposed convolution of images.</summary>
    public string Conv2DTranspose(string x, int stride, int before, int after)
    {
        Next();
        (float[] kernel, int[] shape) = Parameter("kernel");
        string weights = Graph.Constant(Axes.Transpose(kernel, shape, 3, 2, 0, 1), shape[3], shape[2], shape[0], shape[1]);
        return Graph.Node("ConvTranspose", [x, weights, Vector("bias")], Strides(stride), Pads(before, after));
    }

    /// <summary>Convolution of a sequence that looks back only.</summary>
    public string CausalConv1D(string x, int dilation)
    {
        Next();
        (float[] kernel, int[] shape) = Parameter("kernel");
        string weights = Graph.Constant(Axes.Transpose(kernel, shape, 2, 1, 0), shape[2], shape[1], shape[0]);
        return Graph.Node(
            "Conv",
            [x, weights, Vector("bias")],
            ("dilations", (long[])[dilation]),
            ("pads", (long[])[(shape[0] - 1) * dilation, 0]));
    }

    /// <summary>Batch normalisation by what was learnt.</summary>
    public string BatchNormalization(string x)
    {
        Next();
        return Graph.Node(
            "BatchNormalization",
            [x, Vector("gamma"), Vector("beta"), Vector("moving_mean"), Vector("moving_variance")],
            ("epsilon", BatchNormalizationEpsilon));
    }

    /// <summary>Maxima of 2×2.</summary>
    public string MaxPool(string x) => Graph.Node("MaxPool", [x], ("kernel_shape", (long[])[2, 2]), Strides(2));

    /// <summary>An operator without parameters or settings.</summary>
    public string Apply(string type, string x) => Graph.Node(type, [x]);

    /// <summary>
    /// Long short-term memory. Keras' gates are i, f, c, o; ONNX' are i, o, f, c.
    /// </summary>
    /// <param name="x">Steps, batch, features.</param>
    /// <param name="outputs">Names for all states, the last one and the last cell; empty for what is not wanted.</param>
    /// <param name="states">State and cell to begin with; none for zeros.</param>
    public string LSTM(string x, string[] outputs, params string[] states)
    {
        Next();
        (float[] bias, int[] shape) = Parameter("bias");
        int units = shape[0] / 4;
        int[] order = [0, 3, 1, 2];
        float[] both = [.. Axes.Regroup(bias, 4, units, order), .. new float[bias.Length]];
        return Graph.Node(
            "LSTM",
            [x, Gates("kernel", 4, order), Gates("recurrent_kernel", 4, order), Graph.Constant(both, 1, both.Length), .. Initial(states)],
            outputs,
            ("hidden_size", (long)units));
    }

    /// <summary>Gated recurrent units, the reset after the product, as Keras has them. The gates are z, r, h on both sides.</summary>
    /// <param name="x">Steps, batch, features.</param>
    /// <param name="outputs">Names for all states and the last one; empty for what is not wanted.</param>
    /// <param name="states">The state to begin with; none for zeros.</param>
    public string GRU(string x, string[] outputs, params string[] states)
    {
        Next();
        (float[] bias, int[] shape) = Parameter("bias");
        int[] order = [0, 1, 2];
        return Graph.Node(
            "GRU",
            [x, Gates("kernel", 3, order), Gates("recurrent_kernel", 3, order), Graph.Constant(bias, 1, bias.Length), .. Initial(states)],
            outputs,
            ("hidden_size", (long)(shape[^1] / 3)),
            ("linear_before_reset", 1L));
    }

    // The lengths of sequences come before the states; without a name they are all of them.
    private static string[] Initial(string[] states) => states.Length == 0 ? [] : ["", .. states];

    private static (string Name, object Value) Strides(int stride) => ("strides", (long[])[stride, stride]);

    private static (string Name, object Value) Pads(int before, int after) => ("pads", (long[])[before, before, after, after]);

    private string Gates(string name, int gates, int[] order)
    {
        (float[] kernel, int[] shape) = Parameter(name);
        float[] ordered = Axes.Regroup(kernel, gates, shape[1] / gates, order);
        return Graph.Constant(Axes.Transpose(ordered, shape, 1, 0), 1, shape[1], shape[0]);
    }

    private string Vector(string name)
    {
        (float[] values, _) = Parameter(name);
        return Graph.Constant(values, values.Length);
    }

    private (float[] Values, int[] Shape) Parameter(string name)
    {
        ParameterView<float> parameter = network.Parameters[$"{_layer}/{name}"];
        return (parameter.ToArray(), [.. parameter.Info.Shape]);
    }
}
