using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>How much of an input one position of a layer's output depends on.</summary>
/// <param name="Input">The input's shape.</param>
/// <param name="Sizes">Elements of each axis but the channels, beyond the edges too.</param>
/// <param name="Steps">The distance of two neighbours' windows along each axis.</param>
internal sealed record ReceptiveField(Shape Input, EquatableArray<int> Sizes, EquatableArray<int> Steps);

/// <summary>The receptive fields of a model's layers, as far as windows make them.</summary>
internal sealed class ReceptiveFields
{
    private readonly List<ReceptiveField?> _fields = [];

    public ReceptiveFields(ModelView view)
    {
        foreach (Node node in view.Nodes)
        {
            _fields.Add(Find(view, node));
        }
    }

    /// <summary>That of a node; null where it may see everything, or nobody can tell.</summary>
    public ReceptiveField? Of(Node node) => _fields[node.Index];

    private ReceptiveField? Find(ModelView view, Node node)
    {
        Layer layer = ModelView.LayerOf(node);
        int axes = node.Output.Rank - 1;
        if (node.Inputs.Count == 0)
        {
            EquatableArray<int> ones = Enumerable.Repeat(1, axes).ToEquatableArray();
            return new ReceptiveField(node.Output, ones, ones);
        }

        if (_fields[node.Inputs[0]] is not ReceptiveField field || node.Steps > 0)
        {
            return null;
        }

        if (layer.Window(node.Declaration, view.Source(node).Output) is WindowArguments window)
        {
            return field with
            {
                Sizes = field.Sizes.Select((size, axis) => Limit(size + ((window.Axes[axis].Extent - 1) * field.Steps[axis]))).ToEquatableArray(),
                Steps = field.Steps.Select((step, axis) => Limit((long)step * window.Axes[axis].Stride)).ToEquatableArray(),
            };
        }

        // What runs step by step without remembering makes each position of the same position of all that it reads.
        bool pointwise = layer.Streams(node) && !layer.Remembers(node) && !layer.PoolsAll;
        return pointwise && axes == field.Sizes.Count
            ? node.Inputs.Skip(1).Aggregate((ReceptiveField?)field, (joined, input) => Join(joined, _fields[input]))
            : null;
    }

    private static ReceptiveField? Join(ReceptiveField? a, ReceptiveField? b) =>
        a is null || b is null || a.Sizes.Count != b.Sizes.Count || a.Input != b.Input
            ? null
            : a with { Sizes = a.Sizes.Zip(b.Sizes, Math.Max).ToEquatableArray() };

    private static int Limit(long size) => (int)Math.Min(size, int.MaxValue / 4);
}
