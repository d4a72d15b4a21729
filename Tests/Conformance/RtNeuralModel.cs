using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace StaticNet.Tests.Conformance;

/// <summary>
/// A model that RTNeural's tests use: layers and weights that Keras wrote as JSON, an input that was run through it, and what came out.
/// They are no part of the repository: a folder shared/data/rtneural in one of the folders above it holds them.
/// </summary>
internal sealed class RtNeuralModel
{
    private static readonly string? s_root = Find();

    private readonly List<string> _attributes = [];

    private RtNeuralModel(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(s_root!, "models", name + ".json")));
        Inputs = ReadNumbers($"{name}_x_python.csv");
        Outputs = ReadNumbers($"{name}_y_python.csv");
        int?[] shape = Shape(document.RootElement.GetProperty("in_shape"));

        // Without a length the whole file is one sequence; dense layers alone see a sample per step.
        int[] input = [.. shape.Skip(1).Select(size => size ?? Inputs.Length)];
        _attributes.Add($"Input({string.Join(", ", input.Select(Text))})");
        JsonElement[] layers = [.. document.RootElement.GetProperty("layers").EnumerateArray()];
        for (int i = 0; i < layers.Length; i++)
        {
            Add(layers[i], $"l{Text(i)}", shape);
            shape = Shape(layers[i].GetProperty("shape"));
        }
    }

    /// <summary>Why tests are skipped; null where the data are at hand.</summary>
    public static string? Skip => s_root is null ? "No folder above this one has shared/data/rtneural." : null;

    /// <summary>The models that come with vectors, by name.</summary>
    public static IEnumerable<string> Names => s_root is null ? [] :
        Directory.GetFiles(Path.Combine(s_root, "test_data"), "*_x_python.csv").Select(static path => Path.GetFileName(path)[..^"_x_python.csv".Length])
            .Order(StringComparer.Ordinal);

    public double[] Inputs { get; }

    public double[] Outputs { get; }

    public Dictionary<string, double[]> Parameters { get; } = [];

    /// <summary>The attributes as C#.</summary>
    public string Attributes => string.Concat(_attributes.Select(static line => $"[{line}]\n"));

    /// <summary>Reads a model and its vectors.</summary>
    public static RtNeuralModel Read(string name) => new(name);

    private static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "shared", "data", "rtneural");
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    private static double[] ReadNumbers(string name) =>
        [.. File.ReadLines(Path.Combine(s_root!, "test_data", name)).Where(static line => line.Length > 0).Select(static line => double.Parse(line, CultureInfo.InvariantCulture))];

    private static int?[] Shape(JsonElement shape) => [.. shape.EnumerateArray().Select(static size => size.ValueKind == JsonValueKind.Null ? (int?)null : size.GetInt32())];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Add(JsonElement layer, string name, int?[] input)
    {
        double[][] weights = [.. layer.GetProperty("weights").EnumerateArray().Select(static tensor => Flatten(tensor).ToArray())];
        int?[] shape = Shape(layer.GetProperty("shape"));
        int units = shape[^1]!.Value;
        string kind = layer.GetProperty("type").GetString()!;
        switch (kind)
        {
            case "dense" or "time-distributed-dense":
                Attribute("Dense", [Text(units), .. Bias()], weights, "kernel", "bias");
                break;
            case "conv1d":
                string causal = shape[1] == input[1] ? "Padding = Padding.Causal" : "Padding = Padding.Valid";
                string groups = layer.TryGetProperty("groups", out JsonElement value) ? Text(value.GetInt32()) : "1";
                Attribute("Conv1D", [Text(units), Number("kernel_size"), "DilationRate = " + Number("dilation"), "Groups = " + groups, causal, .. Bias()], weights, "kernel", "bias");
                break;
            case "conv2d":
                string padding = layer.GetProperty("padding").GetString() == "same" ? "Padding = Padding.Same" : "Padding = Padding.Valid";

                // Dilation is along time, the stride along the features.
                string[] window = [Number("kernel_size_time"), Number("kernel_size_feature"), "DilationHeight = " + Number("dilation"), "StrideWidth = " + Number("strides")];
                Attribute("Conv2D", [Text(units), .. window, padding, .. Bias()], weights, "kernel", "bias");
                break;
            case "gru" or "lstm":
                Attribute(kind.ToUpperInvariant(), [Text(units), "ReturnSequences = true"], weights, "kernel", "recurrent_kernel", "bias");
                break;
            case "batchnorm" or "batchnorm2d":
                string epsilon = $"Epsilon = {layer.GetProperty("epsilon").GetDouble().ToString("R", CultureInfo.InvariantCulture)}f";
                string[] affine = weights.Length == 4 ? [] : ["Center = false", "Scale = false"];
                string[] names = weights.Length == 4 ? ["gamma", "beta", "moving_mean", "moving_variance"] : ["moving_mean", "moving_variance"];
                _attributes.Add($"BatchNormalization({string.Join(", ", [epsilon, .. affine])}, Name = \"{name}\")");
                Store(weights, names);
                return;
            case "prelu":
                _attributes.Add($"PReLU(SharedAxes = new int[] {{ {(weights[0].Length == 1 ? "1, 2" : "1")} }}, Name = \"{name}\")");
                Store(weights, "alpha");
                return;
            case "activation":
                _attributes.Add($"Activation({Activation()})");
                return;
            default:
                throw new InvalidDataException($"No layer '{kind}' is known.");
        }

        void Attribute(string attribute, string[] arguments, double[][] values, params string[] names)
        {
            string[] activation = kind is "gru" or "lstm" || Activation() == "Activation.Linear" ? [] : ["Activation = " + Activation()];
            _attributes.Add($"{attribute}({string.Join(", ", [.. arguments, .. activation])}, Name = \"{name}\")");
            Store(values, names);
        }

        void Store(double[][] values, params string[] names)
        {
            for (int i = 0; i < values.Length; i++)
            {
                Parameters[$"{name}/{names[i]}"] = values[i];
            }
        }

        string[] Bias() => weights.Length == 2 ? [] : ["UseBias = false"];

        string Number(string property) =>
            layer.GetProperty(property) is { ValueKind: JsonValueKind.Array } list ? Text(list[0].GetInt32()) : Text(layer.GetProperty(property).GetInt32());

        string Activation() => "Activation." + layer.GetProperty("activation").GetString() switch
        {
            "" => "Linear",
            "relu" => "ReLU",
            "elu" => "ELU",
            "tanh" => "Tanh",
            "sigmoid" => "Sigmoid",
            "softmax" => "Softmax",
            string other => throw new InvalidDataException($"No activation '{other}' is known."),
            null => throw new InvalidDataException("An activation has no name."),
        };
    }

    private static IEnumerable<double> Flatten(JsonElement tensor) =>
        tensor.ValueKind == JsonValueKind.Array ? tensor.EnumerateArray().SelectMany(Flatten) : [tensor.GetDouble()];
}
