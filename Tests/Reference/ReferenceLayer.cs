using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace StaticNet.Tests.Reference;

/// <summary>
/// A layer, written down as plain loops from Keras' definition of it and able to write itself as an attribute. Shares no code
/// with the generator.
/// </summary>
internal abstract record ReferenceLayer
{
    /// <summary>The name given; null for Keras' automatic one.</summary>
    public string? Name { get; init; }

    /// <summary>What it reads; null for the layer before.</summary>
    public string? From { get; init; }

    /// <summary>The attribute's name.</summary>
    public abstract string Kind { get; }

    /// <summary>The layers it reads; null for <see cref="From"/> or the layer before.</summary>
    public virtual IReadOnlyList<string>? Sources => null;

    /// <summary>The attribute's arguments.</summary>
    protected abstract IEnumerable<string> Arguments { get; }

    public abstract int[] OutputShape(int[] input);

    public virtual IEnumerable<ReferenceParameter> Parameters(int[] input) => [];

    /// <summary>Computes the output of all samples.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="name">The layer's resolved name.</param>
    /// <param name="inputs">One tensor, or several for layers that join.</param>
    public abstract ReferenceTensor Run(ReferencePass pass, string name, IReadOnlyList<ReferenceTensor> inputs);

    /// <summary>The layer as C# source.</summary>
    public string ToAttribute()
    {
        IEnumerable<string> arguments = Arguments;
        if (Name is not null)
        {
            arguments = arguments.Append($"Name = \"{Name}\"");
        }

        if (From is not null)
        {
            arguments = arguments.Append($"From = \"{From}\"");
        }

        string list = string.Join(", ", arguments);
        return list.Length == 0 ? $"[{Kind}]" : $"[{Kind}({list})]";
    }

    protected static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    protected static string Text(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    protected static string Text(bool value) => value ? "true" : "false";
}

/// <summary>A parameter of a layer: its name within the layer, its Keras shape, and the range that random values come from.</summary>
internal sealed record ReferenceParameter(string Name, int[] Shape, double Low, double High)
{
    public int Count => Shape.Aggregate(1, static (product, size) => product * size);
}
