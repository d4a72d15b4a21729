using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace StaticNet.Tests.Conformance;

/// <summary>
/// A network and what somebody else computed of it. Tensors are written as StaticNet holds them: samples first, then the shape,
/// channels last; parameters in Keras' layout under StaticNet's names.
/// </summary>
internal sealed record ConformanceCase
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    /// <summary>The file it stands in, relative to the folder of these tests.</summary>
    public string File { get; private init; } = "";

    /// <summary>Unique among all cases.</summary>
    public required string Name { get; init; }

    /// <summary>Who computed it.</summary>
    public required string Source { get; init; }

    /// <summary>The kinds of layers that the case is a proof of.</summary>
    public required string[] Kinds { get; init; }

    /// <summary>Classes that the attributes name, lines of C#.</summary>
    public string[] Types { get; init; } = [];

    /// <summary>The lines below [Network], without brackets, in order.</summary>
    public required string[] Attributes { get; init; }

    public required int Samples { get; init; }

    /// <summary>How many samples go through a layer at once in training: batch statistics are taken over these.</summary>
    public required int Tile { get; init; }

    /// <summary>Of each input all samples.</summary>
    public required double[][] Inputs { get; init; }

    public required Dictionary<string, double[]> Parameters { get; init; }

    /// <summary>What inference gives: per sample, all outputs one behind the other.</summary>
    public required double[] Outputs { get; init; }

    /// <summary>What training gives, if not the same.</summary>
    public double[]? TrainingOutputs { get; init; }

    /// <summary>∂loss/∂output in training; null where training is random.</summary>
    public double[]? OutputGradient { get; init; }

    /// <summary>Of each input ∂loss/∂input in training; empty for one that has none (token ids).</summary>
    public double[][] InputGradients { get; init; } = [];

    /// <summary>∂loss/∂parameter in training, of all that are trainable.</summary>
    public Dictionary<string, double[]> ParameterGradients { get; init; } = [];

    /// <summary>What becomes of statistics after the training pass.</summary>
    public Dictionary<string, double[]> Moved { get; init; } = [];

    /// <summary>The attributes as C#.</summary>
    public string Text => string.Concat(Attributes.Select(static line => $"[{line}]\n"));

    public int InputSize => Inputs.Sum(static input => input.Length) / Samples;

    public int OutputSize => Outputs.Length / Samples;

    /// <summary>Per sample, all inputs one behind the other.</summary>
    public double[] JoinedInputs => Join(Inputs);

    /// <summary>Per sample, the gradients of all inputs one behind the other; NaN for one that has none.</summary>
    public double[] JoinedInputGradients =>
        Join([.. Inputs.Zip(InputGradients, static (input, gradient) => gradient.Length > 0 ? gradient : [.. input.Select(static _ => double.NaN)])]);

    /// <summary>The cases of all files of a folder beside this file.</summary>
    public static ConformanceCase[] ReadAll(string folder, [CallerFilePath] string caller = "") =>
    [
        .. Directory.GetFiles(Path.Combine(Path.GetDirectoryName(caller)!, folder), "*.json").Order(StringComparer.Ordinal)
            .SelectMany(path => JsonSerializer.Deserialize<ConformanceCase[]>(System.IO.File.ReadAllText(path), s_options)!
                .Select(@case => @case with { File = $"{folder}/{Path.GetFileName(path)}" })),
    ];

    /// <summary>What a failure has to say.</summary>
    public override string ToString() => $"{Name} ({Source})\n{Text}";

    private double[] Join(double[][] tensors) =>
        [.. Enumerable.Range(0, Samples).SelectMany(sample => tensors.SelectMany(tensor =>
            tensor.AsSpan(sample * (tensor.Length / Samples), tensor.Length / Samples).ToArray()))];
}
