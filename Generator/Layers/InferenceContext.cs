using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>
/// What a layer is inferred from, and where its errors go. Checks return whether all is well; an argument that is missing was
/// left out for its default, or is wrong C#, which the compiler reports.
/// </summary>
/// <param name="declaration">The attribute.</param>
/// <param name="layer">Its position among the declaration's attributes.</param>
/// <param name="inputs">The shapes that arrive; null for one that an earlier error leaves unknown.</param>
/// <param name="inputNames">The names of the layers that they come from.</param>
/// <param name="sources">The layers that they come from; null likewise.</param>
/// <param name="precision">The network's element type.</param>
/// <param name="nodes">All layers before this one whose shapes are known.</param>
/// <param name="errors">Receives the errors.</param>
internal sealed class InferenceContext(
    LayerDeclaration declaration,
    int layer,
    IReadOnlyList<Shape?> inputs,
    IReadOnlyList<string> inputNames,
    IReadOnlyList<Node?> sources,
    Precision precision,
    IReadOnlyList<Node> nodes,
    ICollection<ShapeError> errors)
{
    /// <summary>The elements of all tensors that were asked for so far: roughly what the layer needs.</summary>
    public long Elements { get; private set; }

    public LayerDeclaration Declaration => declaration;

    public IReadOnlyList<Shape?> Inputs => inputs;

    public IReadOnlyList<string> InputNames => inputNames;

    /// <summary>The layers that the inputs come from; null where an error leaves one unknown.</summary>
    public IReadOnlyList<Node?> Sources => sources;

    /// <summary>All layers before this one whose shapes are known.</summary>
    public IReadOnlyList<Node> Nodes => nodes;

    /// <summary>The network's element type.</summary>
    public Precision Precision => precision;

    /// <summary>The shape that arrived at another layer.</summary>
    public Shape InputOf(Node node, int position = 0) => nodes[node.Inputs[position]].Output;

    /// <summary>The shape that the layer before hands on, if known.</summary>
    public Shape? Input => inputs.Count > 0 ? inputs[0] : null;

    /// <summary>Reports a broken rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="argument">The argument to blame, in PascalCase, with an index for an element of an array; null for all.</param>
    /// <param name="texts">What the rule's message is filled with.</param>
    public void Error(ShapeRule rule, string? argument, params string[] texts) =>
        errors.Add(new ShapeError(rule, layer, argument, texts.ToEquatableArray()));

    /// <summary>Whether an argument without a default is there. Where not, C# has said so.</summary>
    public bool Has(string name) => declaration.Has(name);

    /// <summary>An integer without a default is there, and at least <paramref name="minimum"/>.</summary>
    public bool HasAtLeast(string name, int minimum) => declaration.HasInt(name) && AtLeast(name, minimum);

    /// <summary>An integer, where given, is at least <paramref name="minimum"/>.</summary>
    public bool AtLeast(string name, int minimum)
    {
        int value = declaration.Int(name, minimum);
        return value >= minimum || OutOfRange(name, Text.Of(value), "at least " + Text.Of(minimum));
    }

    /// <summary>A number, where given, passes the test, which NaN does not.</summary>
    public bool InRange(string name, Func<double, bool> test, string range)
    {
        double value = declaration.Double(name, double.NaN);
        return !declaration.Has(name) || test(value) || OutOfRange(name, Text.Of(value), range);
    }

    /// <summary>An enum, where given, has a value that exists.</summary>
    public bool IsDefined<T>(string name)
        where T : struct, Enum
    {
        int value = declaration.Int(name);
        return Enum.IsDefined(typeof(T), value) || OutOfRange(name, Text.Of(value), "one of the named values");
    }

    /// <summary>Reports an argument outside its range; false.</summary>
    public bool OutOfRange(string name, string value, string range)
    {
        Error(ShapeRule.ArgumentOutOfRange, name, name, value, range);
        return false;
    }

    /// <summary>The input, where it is height × width × channels; reported where it is not, null where not known.</summary>
    public Shape? Image() => Spatial(2);

    /// <summary>The input, where it is so many axes and channels; reported where it is not, null where not known.</summary>
    public Shape? Spatial(int axes)
    {
        if (Input is Shape other && other.Rank != axes + 1)
        {
            Error(
                ShapeRule.WrongRank, null, declaration.Kind, other.ToString(), AxisNames.Describe(axes), RankAdvice.For(this, axes + 1, other));
            return null;
        }

        return Input;
    }

    /// <summary>
    /// How the layer that an input comes from would make another shape, as the end of a sentence; empty where nothing simple does.
    /// </summary>
    public string Advice(int input, Shape wanted) =>
        !declaration.IsTimeDistributed && sources[input] is Node source && ShapeAdvice.Find(source, wanted.Dimensions, nodes, precision) is string advice
            ? $"; {advice} would make '{inputNames[input]}' {wanted}"
            : string.Empty;

    /// <summary>A tensor's shape from sizes that may be too large; null after an error.</summary>
    /// <param name="what">What it is, for the message: <c>output</c>.</param>
    /// <param name="argument">The argument to blame.</param>
    /// <param name="sizes">At least one size, each at least 1.</param>
    public Shape? Tensor(string what, string? argument, params long[] sizes)
    {
        long elements = 1;
        foreach (long size in sizes)
        {
            // Dividing instead of multiplying: the product may exceed a long.
            if (size > Limits.TensorElements / elements)
            {
                string text = string.Join("×", sizes.Select(static each => Text.Of(each)));
                Error(ShapeRule.TensorTooLarge, argument, what, text, Text.Of(Limits.TensorElements));
                return null;
            }

            elements *= size;
        }

        Elements += elements;
        return new Shape(sizes.Select(static size => (int)size).ToEquatableArray());
    }
}
