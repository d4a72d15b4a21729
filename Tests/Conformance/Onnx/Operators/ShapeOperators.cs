using System;
using System.Collections.Generic;
using System.Linq;
using static StaticNet.Tests.Conformance.Onnx.LayerCall;

namespace StaticNet.Tests.Conformance.Onnx.Operators;

/// <summary>Operators that move elements and leave them as they are.</summary>
internal static class ShapeOperators
{
    public static void AddTo(IDictionary<string, Action<Declarer>> maps)
    {
        maps.Add("DepthToSpace", DepthToSpace);
        maps.Add("Expand", Expand);
        maps.Add("Flatten", Flatten);
        maps.Add("Reshape", static declarer => declarer.Set(0, Reshape(declarer, Input(declarer), Target(declarer))));
        maps.Add("SpaceToDepth", SpaceToDepth);
        maps.Add("Squeeze", static declarer =>
        {
            Declared x = declarer.Value(0);
            int[] axes = Axes(declarer, x.Dims.Length)
                ?? [.. Enumerable.Range(0, x.Dims.Length).Where(axis => x.Dims[axis] == 1)];
            declarer.Set(0, Reshape(declarer, x, [.. x.Dims.Where((_, axis) => !axes.Contains(axis))]));
        });
        maps.Add("Tile", Tile);
        maps.Add("Transpose", Transpose);
        maps.Add("Unsqueeze", Unsqueeze);
    }

    /// <summary>Axis i of the result is axis <c>order[i]</c>; without a layer where nothing moves.</summary>
    public static Declared Permute(Declarer declarer, Declared x, int[] order)
    {
        if (order.Select(static (axis, i) => axis == i).All(static stays => stays))
        {
            return x;
        }

        if (!x.View.IsWhole || !x.View.HasAxes)
        {
            throw new OnnxUnmappedException("axes that change between operators of images, or more than four of them");
        }

        // Counted from 1, as Keras does.
        return declarer.Add("Permute", x, [.. order.Select(axis => x.Dims[axis])], [.. order.Select(static axis => Literal(axis + 1))]);
    }

    /// <summary>The same elements under other sizes; without a layer where they are the same.</summary>
    public static Declared Reshape(Declarer declarer, Declared x, int[] dims)
    {
        if (x.Dims.SequenceEqual(dims))
        {
            return x;
        }

        OnnxView view = x.View.IsWhole ? OnnxView.Whole(dims.Length) : declarer.DefaultView(dims.Length);
        if (!x.View.IsWhole && !Occupied(x.Dims, x.View).SequenceEqual(Occupied(dims, view)))
        {
            throw new OnnxUnmappedException("a reshape between operators of images");
        }

        if (!view.HasAxes && dims.Length > 4)
        {
            throw new OnnxUnmappedException("more than four axes");
        }

        return declarer.Add("Reshape", x, dims, [.. view.Shape(dims).Select(Literal)]) with { View = view };
    }

    // The sizes of a sample's axes but those of size 1: what has to stay in order.
    private static IEnumerable<int> Occupied(int[] dims, OnnxView view) => view.Shape(dims).Where(static size => size > 1);

    private static Declared Input(Declarer declarer)
    {
        Declared x = declarer.Value(0);
        return x.View.HasAxes || x.Dims.Length < 5 ? x : throw new OnnxUnmappedException("more than four axes");
    }

    private static int[]? Axes(Declarer declarer, int rank)
    {
        int[]? axes = declarer.Node.Ints("axes") ?? declarer.Optional(1)?.ToInts();
        return axes is null ? null : [.. axes.Select(axis => axis < 0 ? axis + rank : axis)];
    }

    private static void Unsqueeze(Declarer declarer)
    {
        int[] own = declarer.IsKnown(0) ? declarer.Constant(0).Dims : declarer.Value(0).Dims;
        int[] given = declarer.Node.Ints("axes") ?? declarer.Constant(1).ToInts();
        int rank = own.Length + given.Length;
        HashSet<int> axes = [.. given.Select(axis => axis < 0 ? axis + rank : axis)];
        Queue<int> sizes = new(own);
        int[] dims = [.. Enumerable.Range(0, rank).Select(axis => axes.Contains(axis) ? 1 : sizes.Dequeue())];

        // Axes at the front count samples where there would be too many with them.
        int front = rank - 4;
        if (front > 0 && front < own.Length && dims[..front].SequenceEqual(own[..front]))
        {
            Declared rows = declarer.Value(0, OnnxView.Leading(front));
            declarer.Set(0, declarer.Add("Reshape", rows, dims, dims[front..].Select(Literal)));
            return;
        }

        declarer.Set(0, Reshape(declarer, declarer.Value(0), dims));
    }

    private static int[] Target(Declarer declarer)
    {
        int[] own = declarer.Value(0).Dims;
        int[] dims = declarer.Node.Ints("shape") ?? declarer.Constant(1).ToInts();
        if (declarer.Node.Int("allowzero", 0) == 0)
        {
            dims = [.. dims.Select((size, axis) => size == 0 ? own[axis] : size)];
        }

        int rest = OnnxTensor.Count(own) / OnnxTensor.Count(dims.Where(static size => size > 0));
        return [.. dims.Select(size => size < 0 ? rest : size)];
    }

    // With the axis 1 each sample becomes a vector; otherwise the whole tensor becomes a matrix.
    private static void Flatten(Declarer declarer)
    {
        int[] own = declarer.IsKnown(0) ? declarer.Constant(0).Dims : declarer.Value(0).Dims;
        int axis = declarer.Node.Int("axis", 1);
        axis += axis < 0 ? own.Length : 0;
        int[] dims = [OnnxTensor.Count(own[..axis]), OnnxTensor.Count(own[axis..])];
        if (axis == 1 && own.Length > 1)
        {
            Declared rows = declarer.Value(0, OnnxView.Rows(own.Length));
            declarer.Set(0, declarer.Add("Flatten", rows, dims, []) with { View = OnnxView.Rows(2) });
            return;
        }

        Declared x = declarer.Value(0);
        declarer.Set(0, axis == 0
            ? declarer.Add("Flatten", x, dims, []) with { View = OnnxView.Flat }
            : Reshape(declarer, x, dims));
    }

    private static void Transpose(Declarer declarer)
    {
        int rank = (declarer.IsKnown(0) ? declarer.Constant(0).Dims : declarer.Value(0).Dims).Length;
        int[] order = declarer.Node.Ints("perm") ?? [.. Enumerable.Range(0, rank).Reverse()];
        if (declarer.IsStored(0))
        {
            declarer.SetConstant(0, declarer.Constant(0).Transpose(order));
            return;
        }

        Declared x = declarer.Value(0);
        declarer.Set(0, order.Select(static (axis, i) => axis == i).All(static stays => stays) && x.View.HasAxes
            ? declarer.Add("Permute", x, x.Dims, [.. order.Select(static axis => Literal(axis + 1))])
            : Permute(declarer, x, order));
    }

    // All of the tensor, repeated; then the repetitions go where they belong.
    private static void Expand(Declarer declarer)
    {
        Declared x = declarer.Value(0);
        int[] wanted = declarer.Constant(1).ToInts();
        int rank = Math.Max(wanted.Length, x.Dims.Length);
        int[] own = [.. Enumerable.Repeat(1, rank - x.Dims.Length), .. x.Dims];
        int[] target = [.. Enumerable.Repeat(1, rank - wanted.Length), .. wanted];
        int[] dims = [.. own.Select((size, axis) => Math.Max(size, target[axis]))];
        int count = OnnxTensor.Count(own);
        int times = OnnxTensor.Count(dims) / count;
        if (times == 1)
        {
            declarer.Set(0, PointwiseOperators.Activate(declarer, x, "Linear"));
            return;
        }

        Declared flat = Reshape(declarer, x, [count]);
        Declared repeated = declarer.Add("RepeatVector", flat, [times, count], [Literal(times)]) with { View = OnnxView.Whole(2) };

        // Axes of the repetitions first, those of the tensor after them: each of the result's is one of either.
        int[] added = [.. Enumerable.Range(0, rank).Where(axis => own[axis] != dims[axis])];
        int[] stayed = [.. Enumerable.Range(0, rank).Except(added)];
        Declared spread = Reshape(declarer, repeated, [.. added.Concat(stayed).Select(axis => dims[axis])]);
        int[] places = [.. added, .. stayed];
        declarer.Set(0, Permute(declarer, spread, [.. Enumerable.Range(0, rank).Select(axis => Array.IndexOf(places, axis))]));
    }

    private static void Tile(Declarer declarer)
    {
        Declared x = Input(declarer);
        int[] times = declarer.Constant(1).ToInts();
        for (int axis = 0; axis < times.Length; axis++)
        {
            if (times[axis] > 1)
            {
                int[] dims = [.. x.Dims];
                dims[axis] *= times[axis];
                x = declarer.Merge("Concatenate", [.. Enumerable.Repeat(x, times[axis])], dims, ("Axis", Literal(axis + 1)));
            }
        }

        declarer.Set(0, x);
    }

    private static void DepthToSpace(Declarer declarer)
    {
        Declared x = declarer.Value(0);
        int block = declarer.Node.Int("blocksize", 0);
        bool columnsFirst = declarer.Node.Text("mode", "DCR") == "CRD";
        declarer.Set(0, declarer.Add(
            "DepthToSpace",
            x,
            [x.Dims[0], x.Dims[1] / (block * block), x.Dims[2] * block, x.Dims[3] * block],
            [Literal(block)],
            columnsFirst ? [("ColumnRowDepth", "true")] : []));
    }

    private static void SpaceToDepth(Declarer declarer)
    {
        Declared x = declarer.Value(0);
        int block = declarer.Node.Int("blocksize", 0);
        declarer.Set(0, declarer.Add(
            "SpaceToDepth", x, [x.Dims[0], x.Dims[1] * block * block, x.Dims[2] / block, x.Dims[3] / block], [Literal(block)]));
    }
}
