using System.Linq;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Onnx;

/// <summary>
/// The networks of the comparison as ONNX models with our parameters. The input is called x. A step takes and gives its state
/// beside it: h and c, and h_next and c_next.
/// </summary>
internal static class OnnxModels
{
    /// <summary>Elements of a state that a step takes and gives.</summary>
    public const int StateUnits = 16;

    /// <summary>A workload's model; null where nobody has written it.</summary>
    /// <param name="workload">What to compute.</param>
    /// <param name="transposedDense">Whether the weights of dense layers are kept unit by unit.</param>
    public static OnnxModel? Of(Workload workload, bool transposedDense)
    {
        LayerGraph layers = new(workload.Network, transposedDense);
        string x = layers.Graph.Input("x", InputShape(workload));
        string? output = (workload.Kind, workload.Mode) switch
        {
            (_, WorkloadMode.Train) => null,
            ("mlp", _) => Mlp(layers, x),
            ("lenet5", _) => LeNet5(layers, x),
            ("kerascnn", _) => KerasCnn(layers, x),
            ("lstm64", _) => layers.DenseOfStates(layers.LSTM(x, ["", "h_last"])),
            ("gru64", _) => layers.DenseOfStates(layers.GRU(x, ["", "h_last"])),
            ("lstm16", WorkloadMode.Step) => LstmStep(layers, x),
            ("gru16", WorkloadMode.Step) => GruStep(layers, x),
            ("lstm16", _) => layers.DenseOfStates(layers.LSTM(x, ["h_all"])),
            ("gru16", _) => layers.DenseOfStates(layers.GRU(x, ["h_all"])),
            ("tcn", _) => Tcn(layers, x),
            ("resnet8", _) => ResNet8(layers, x),
            ("dscnn", _) => DsCnn(layers, x),
            ("autoenc", _) => Autoencoder(layers, x),
            ("mlp1024", _) => Mlp1024(layers, x),
            _ => null,
        };
        if (output is null)
        {
            return null;
        }

        layers.Graph.Output(output, OutputShape(workload));
        return new OnnxModel(layers.Graph.ToArray(), output);
    }

    /// <summary>The states that the model takes; each is given back under its name with "_next" behind.</summary>
    public static string[] States(Workload workload) => (workload.Kind, workload.Mode) switch
    {
        ("lstm16", WorkloadMode.Step) => ["h", "c"],
        ("gru16", WorkloadMode.Step) => ["h"],
        _ => [],
    };

    /// <summary>The input's shape: images channels first, sequences with their steps first.</summary>
    public static long[] InputShape(Workload workload)
    {
        long[] shape = [.. workload.Network.Info.InputShape.Select(static size => (long)size)];
        return (workload.Kind, shape) switch
        {
            ("tcn", _) => [workload.Batch, shape[1], shape[0]],
            (_, [long height, long width, long channels]) => [workload.Batch, channels, height, width],
            (_, [long steps, long features]) => [workload.Mode == WorkloadMode.Step ? 1 : steps, workload.Batch, features],
            _ => [workload.Batch, .. shape],
        };
    }

    /// <summary>The output's shape; its elements lie as ours do.</summary>
    public static long[] OutputShape(Workload workload) => (workload.Kind, workload.Mode) switch
    {
        ("lstm64" or "gru64", _) or (_, WorkloadMode.Step) => [1, 1, 1],
        ("lstm16" or "gru16", _) => [256, 1, 1, 1],
        ("tcn", _) => [1, 1, 256],
        ("autoenc", _) => [1, 1, 28, 28],
        _ => [workload.Batch, .. workload.Network.Info.OutputShape.Select(static size => (long)size)],
    };

    private static string Mlp(LayerGraph layers, string x)
    {
        x = layers.Apply("Relu", layers.Dense(x));
        x = layers.Apply("Relu", layers.Dense(x));
        return layers.Apply("Softmax", layers.Dense(x));
    }

    private static string Mlp1024(LayerGraph layers, string x)
    {
        for (int layer = 0; layer < 3; layer++)
        {
            x = layers.Apply("Relu", layers.Dense(x));
        }

        return x;
    }

    private static string LeNet5(LayerGraph layers, string x)
    {
        x = layers.MaxPool(layers.Apply("Relu", layers.Conv2D(x)));
        x = layers.MaxPool(layers.Apply("Relu", layers.Conv2D(x)));
        x = layers.Apply("Relu", layers.Dense(layers.Apply("Flatten", x), 4, 4, 16));
        x = layers.Apply("Relu", layers.Dense(x));
        return layers.Dense(x);
    }

    private static string KerasCnn(LayerGraph layers, string x)
    {
        x = layers.MaxPool(layers.Apply("Relu", layers.Conv2D(x)));
        x = layers.MaxPool(layers.Apply("Relu", layers.Conv2D(x)));
        x = layers.Apply("Relu", layers.Dense(layers.Apply("Flatten", x), 5, 5, 64));
        return layers.Apply("Softmax", layers.Dense(x));
    }

    private static string Tcn(LayerGraph layers, string x)
    {
        x = layers.Apply("Tanh", layers.CausalConv1D(x, dilation: 1));
        x = layers.Apply("Tanh", layers.CausalConv1D(x, dilation: 2));
        x = layers.Apply("Tanh", layers.CausalConv1D(x, dilation: 4));
        return layers.CausalConv1D(x, dilation: 8);
    }

    private static string ResNet8(LayerGraph layers, string x)
    {
        x = Normalised(layers, layers.Conv2D(x, before: 1, after: 1, bias: false));
        for (int stage = 0; stage < 3; stage++)
        {
            // At half the size, "same" pads behind only.
            (int stride, int before) = stage == 0 ? (1, 1) : (2, 0);
            string body = Normalised(layers, layers.Conv2D(x, stride, before, 1, bias: false));
            body = layers.BatchNormalization(layers.Conv2D(body, before: 1, after: 1, bias: false));
            string shortcut = stage == 0 ? x : layers.Conv2D(x, stride);
            x = layers.Apply("Relu", layers.Graph.Node("Add", [body, shortcut]));
        }

        return layers.Dense(layers.Apply("Flatten", layers.Apply("GlobalAveragePool", x)));
    }

    private static string DsCnn(LayerGraph layers, string x)
    {
        x = Normalised(layers, layers.Conv2D(x, stride: 2, before: 0, after: 1, bias: false));
        for (int block = 0; block < 6; block++)
        {
            (int stride, int before) = block is 1 or 3 ? (2, 0) : (1, 1);
            x = Normalised(layers, layers.DepthwiseConv2D(x, stride, before, 1));
            x = Normalised(layers, layers.Conv2D(x, bias: false));
        }

        return layers.Dense(layers.Apply("Flatten", layers.Apply("GlobalAveragePool", x)));
    }

    private static string Autoencoder(LayerGraph layers, string x)
    {
        x = layers.Apply("Relu", layers.Conv2D(x, stride: 2, before: 0, after: 1));
        x = layers.Apply("Relu", layers.Conv2D(x, stride: 2, before: 0, after: 1));
        x = layers.Apply("Relu", layers.Conv2DTranspose(x, stride: 2, before: 0, after: 1));
        return layers.Apply("Sigmoid", layers.Conv2DTranspose(x, stride: 2, before: 0, after: 1));
    }

    private static string LstmStep(LayerGraph layers, string x)
    {
        string[] states = [layers.Graph.Input("h", 1, 1, StateUnits), layers.Graph.Input("c", 1, 1, StateUnits)];
        string state = layers.LSTM(x, ["", "h_next", "c_next"], states);
        layers.Graph.Output("h_next", 1, 1, StateUnits);
        layers.Graph.Output("c_next", 1, 1, StateUnits);
        return layers.DenseOfStates(state);
    }

    private static string GruStep(LayerGraph layers, string x)
    {
        string state = layers.GRU(x, ["", "h_next"], layers.Graph.Input("h", 1, 1, StateUnits));
        layers.Graph.Output("h_next", 1, 1, StateUnits);
        return layers.DenseOfStates(state);
    }

    private static string Normalised(LayerGraph layers, string x) => layers.Apply("Relu", layers.BatchNormalization(x));
}
