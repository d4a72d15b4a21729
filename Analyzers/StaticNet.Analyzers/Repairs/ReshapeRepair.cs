using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Repairs;

/// <summary>The size of a reshape that, changed least, keeps the number of elements.</summary>
internal static class ReshapeRepair
{
    public static IEnumerable<Change> Find(ShapeError error, NetworkModel model)
    {
        LayerDeclaration layer = model.Declaration.Layers[error.Layer];
        if (Repair.SourceOf(model, error.Layer) is not Node source || layer.IsTimeDistributed)
        {
            yield break;
        }

        EquatableArray<int> sizes = layer.Ints("Shape");
        int elements = source.Output.ElementCount;
        bool hasFree = sizes.Contains(-1);
        IEnumerable<(int Axis, int Size)> candidates = Enumerable.Range(0, sizes.Count)
            .Where(axis => sizes[axis] != -1)
            .SelectMany(axis => Fitting(elements, Others(sizes, axis), hasFree).Select(size => (axis, size)))
            .OrderBy(candidate => Math.Abs(Math.Log((double)candidate.size / sizes[candidate.axis])));
        foreach ((int axis, int size) in candidates)
        {
            string argument = "Shape[" + Text.Of(axis) + "]";
            LayerDeclaration other = Trial.With(layer, argument, size);
            if (Trial.MayHelp(model, error.Layer, other) && Trial.Helps(model, error.Layer, other))
            {
                yield return Change.Replace(error.Layer, argument, Text.Of(size));
                yield break;
            }
        }
    }

    private static long Others(EquatableArray<int> sizes, int axis) => sizes
        .Where((size, i) => i != axis && size != -1)
        .Aggregate(1L, static (product, size) => Math.Min(product * size, Limits.TensorElements + 1L));

    // One size, or with another that is free all that divide.
    private static IEnumerable<int> Fitting(int elements, long others, bool hasFree)
    {
        if (elements % others != 0)
        {
            return [];
        }

        int rest = (int)(elements / others);
        return hasFree ? Divisors(rest) : [rest];
    }

    private static IEnumerable<int> Divisors(int number) => Enumerable.Range(1, (int)Math.Sqrt(number))
        .Where(divisor => number % divisor == 0)
        .SelectMany(divisor => new[] { divisor, number / divisor })
        .Distinct();
}
