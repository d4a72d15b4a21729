using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace StaticNet.Tests.Reference;

/// <summary>A network as data: it runs as plain loops in double, and writes itself as a declaration.</summary>
internal sealed record ReferenceNetwork(int[] Input, IReadOnlyList<ReferenceLayer> Layers)
{
    /// <summary>0 lets the compiler choose.</summary>
    public int Tile { get; init; }

    /// <summary>The layers that are output; none for the last.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>Elements of all inputs of a sample.</summary>
    public int InputSize => Size(Input) + Layers.OfType<ReferenceInput>().Sum(static input => Size(input.Shape));

    /// <summary>Elements of all outputs of a sample.</summary>
    public int OutputSize
    {
        get
        {
            int[][] shapes = Shapes();
            string[] names = Names();
            return Outputs.Count == 0 ? Size(shapes[^1]) : Outputs.Sum(output => Size(shapes[Array.IndexOf(names, output)]));
        }
    }

    /// <summary>The attributes below [Network], a line each.</summary>
    public string Attributes
    {
        get
        {
            StringBuilder text = new();
            text.Append($"[Input({string.Join(", ", Input)})]\n");
            foreach (ReferenceLayer layer in Layers)
            {
                text.Append(layer.ToAttribute()).Append('\n');
            }

            foreach (string output in Outputs)
            {
                text.Append($"[Output(\"{output}\")]\n");
            }

            return text.ToString();
        }
    }

    /// <summary>All parameters by name.</summary>
    public IEnumerable<(string Name, ReferenceParameter Parameter)> Parameters
    {
        get
        {
            string[] names = Names();
            int[][] shapes = Shapes();
            return Layers.SelectMany((layer, i) => layer
                .Parameters(Read(shapes, Sources(i, names)))
                .Select(parameter => ($"{names[i + 1]}/{parameter.Name}", parameter)));
        }
    }

    /// <summary>Whether what a training pass computes depends on random numbers.</summary>
    public bool IsRandom => Layers.Any(static layer => layer is ReferenceDropout { Rate: > 0 });

    /// <summary>Whether it normalises over samples.</summary>
    public bool Normalizes => Layers.Any(static layer => layer is ReferenceBatchNormalization);

    /// <summary>Runs samples through the network.</summary>
    /// <returns>The outputs of all layers by name, and the network's own last.</returns>
    public IReadOnlyList<(string Name, ReferenceTensor Output)> Run(ReferencePass pass, double[] inputs)
    {
        int start = 0;
        string[] names = Names();
        List<ReferenceTensor> outputs = [Slice(inputs, Input, ref start)];
        for (int i = 0; i < Layers.Count; i++)
        {
            outputs.Add(Layers[i] is ReferenceInput other
                ? Slice(inputs, other.Shape, ref start)
                : Layers[i].Run(pass, names[i + 1], [.. Sources(i, names).Select(source => outputs[source])]));
        }

        return Outputs.Count == 0
            ? [.. names.Zip(outputs)]
            : [.. names.Zip(outputs), ("outputs", Join([.. Outputs.Select(output => outputs[Array.IndexOf(names, output)])]))];
    }

    /// <summary>The position of the tensor that a layer reads, 0 for the network's input, layer i's output at i + 1.</summary>
    public int SourceOf(int layer) => Sources(layer, Names())[0];

    /// <summary>The shapes of the input and of all layers' outputs.</summary>
    private int[][] Shapes()
    {
        string[] names = Names();
        List<int[]> shapes = [Input];
        for (int i = 0; i < Layers.Count; i++)
        {
            shapes.Add(Layers[i].OutputShape(Read(shapes, Sources(i, names))));
        }

        return [.. shapes];
    }

    private static int Size(int[] shape) => shape.Aggregate(1, static (product, size) => product * size);

    // What a layer's shape depends on; an input's on nothing.
    private static int[] Read(IReadOnlyList<int[]> shapes, int[] sources) => sources.Length == 0 ? [] : shapes[sources[0]];

    // Each sample's part of the vectors of all inputs.
    private ReferenceTensor Slice(double[] inputs, int[] shape, ref int start)
    {
        ReferenceTensor part = new(inputs.Length / InputSize, shape);
        for (int sample = 0; sample < part.Samples; sample++)
        {
            Array.Copy(inputs, (sample * InputSize) + start, part.Values, sample * part.Size, part.Size);
        }

        start += part.Size;
        return part;
    }

    private static ReferenceTensor Join(IReadOnlyList<ReferenceTensor> parts)
    {
        ReferenceTensor whole = new(parts[0].Samples, [parts.Sum(static part => part.Size)]);
        int start = 0;
        foreach (ReferenceTensor part in parts)
        {
            for (int sample = 0; sample < part.Samples; sample++)
            {
                Array.Copy(part.Values, sample * part.Size, whole.Values, (sample * whole.Size) + start, part.Size);
                Array.Copy(part.Errors, sample * part.Size, whole.Errors, (sample * whole.Size) + start, part.Size);
            }

            start += part.Size;
        }

        return whole;
    }

    // Positions in the list that begins with the input.
    private int[] Sources(int layer, string[] names)
    {
        IReadOnlyList<string>? given = Layers[layer].Sources ?? (Layers[layer].From is string from ? [from] : null);
        return given is null ? [layer] : [.. given.Select(name => Array.IndexOf(names, name))];
    }

    /// <summary>The input's name and all layers'; automatic ones by Keras' rule, the class name in snake case and a number.</summary>
    private string[] Names()
    {
        Dictionary<string, int> counts = [];
        string Automatic(string kind)
        {
            string stem = Regex.Replace(kind, "(.)([A-Z][a-z]+)", "$1_$2");
            stem = Regex.Replace(stem, "([a-z])([A-Z])", "$1_$2").ToLowerInvariant();
            int count = counts.GetValueOrDefault(stem);
            counts[stem] = count + 1;
            return count == 0 ? stem : $"{stem}_{count}";
        }

        return ["input_layer", .. Layers.Select(layer => layer.Name ?? Automatic(layer.Kind))];
    }
}
