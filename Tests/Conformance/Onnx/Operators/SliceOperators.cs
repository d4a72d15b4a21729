using System;
using System.Collections.Generic;
using System.Linq;
using static StaticNet.Tests.Conformance.Onnx.LayerCall;

namespace StaticNet.Tests.Conformance.Onnx.Operators;

/// <summary>Parts of tensors by cropping, and borders around them.</summary>
internal static class SliceOperators
{
    public static void AddTo(IDictionary<string, Action<Declarer>> maps)
    {
        maps.Add("Pad", Pad);
        maps.Add("Slice", Slice);
        maps.Add("Split", Split);
    }

    private static void Slice(Declarer declarer)
    {
        Declared x = declarer.Value(0);
        int[] starts = declarer.Node.Ints("starts") ?? declarer.Constant(1).ToInts();
        int[] ends = declarer.Node.Ints("ends") ?? declarer.Constant(2).ToInts();
        int[] axes = declarer.Node.Ints("axes") ?? declarer.Optional(3)?.ToInts() ?? [.. Enumerable.Range(0, starts.Length)];
        if (declarer.Optional(4)?.ToInts().Any(static step => step != 1) ?? false)
        {
            throw new OnnxUnmappedException("steps other than 1");
        }

        int[] first = new int[x.Dims.Length];
        int[] to = [.. x.Dims];
        for (int i = 0; i < axes.Length; i++)
        {
            int axis = axes[i] < 0 ? axes[i] + x.Dims.Length : axes[i];
            first[axis] = Bound(starts[i], x.Dims[axis]);
            to[axis] = Bound(ends[i], x.Dims[axis]);
        }

        declarer.Set(0, Crop(declarer, x, first, to));
    }

    private static int Bound(int position, int size) => Math.Clamp(position < 0 ? position + size : position, 0, size);

    // Each part is a crop of the whole.
    private static void Split(Declarer declarer)
    {
        Declared x = declarer.Value(0);
        int axis = declarer.Node.Int("axis", 0);
        axis += axis < 0 ? x.Dims.Length : 0;
        int parts = declarer.Node.Outputs.Count;
        int[] sizes = declarer.Node.Ints("split") ?? declarer.Optional(1)?.ToInts() ?? [.. Enumerable.Repeat(x.Dims[axis] / parts, parts)];
        int start = 0;
        for (int part = 0; part < parts; part++)
        {
            int[] first = new int[x.Dims.Length];
            int[] to = [.. x.Dims];
            first[axis] = start;
            to[axis] = start += sizes[part];
            declarer.Set(part, Crop(declarer, x, first, to));
        }
    }

    private static Declared Crop(Declarer declarer, Declared x, int[] first, int[] to)
    {
        if (!x.View.IsWhole || !x.View.HasAxes)
        {
            throw new OnnxUnmappedException("more than four axes");
        }

        int[] dims = [.. first.Select((start, axis) => to[axis] - start)];
        if (dims.Any(static size => size <= 0))
        {
            throw new OnnxUnmappedException("empty tensors");
        }

        if (dims.SequenceEqual(x.Dims))
        {
            return PointwiseOperators.Activate(declarer, x, "Linear");
        }

        // Cropping leaves the last axis alone: where it is cropped too, one of size 1 follows.
        int rank = x.Dims.Length;
        bool appends = rank == 1 || dims[^1] != x.Dims[^1];
        if (rank == 4 && appends)
        {
            throw new OnnxUnmappedException("four axes that are cropped");
        }

        Declared image = appends ? ShapeOperators.Reshape(declarer, x, [.. x.Dims, 1]) : x;
        int cropped = appends ? rank : rank - 1;
        IEnumerable<string> amounts = Enumerable.Range(0, cropped)
            .SelectMany(axis => (int[])[first[axis], x.Dims[axis] - to[axis]]).Select(Literal);
        Declared part = declarer.Add($"Cropping{cropped}D", image, appends ? [.. dims, 1] : dims, amounts);
        return appends ? ShapeOperators.Reshape(declarer, part, dims) : part;
    }

    private static void Pad(Declarer declarer)
    {
        Declared x = declarer.Value(0);
        int rank = x.Dims.Length;
        int[] pads = declarer.Node.Ints("pads") ?? declarer.Constant(1).ToInts();
        if (pads[0] + pads[1] + pads[rank] + pads[rank + 1] > 0)
        {
            throw new OnnxUnmappedException("borders of batch or channels");
        }

        string mode = declarer.Node.Text("mode", "constant");
        float value = declarer.OperatorSet < 11 ? declarer.Node.Single("value", 0) : (float)(declarer.Optional(2)?.Values[0] ?? 0);
        int space = rank - 2;
        IEnumerable<string> amounts = Enumerable.Range(2, space).SelectMany(axis => (int[])[pads[axis], pads[axis + rank]]).Select(Literal);
        int[] dims = [.. x.Dims.Select((size, axis) => size + pads[axis] + pads[axis + rank])];
        List<(string, string)> options = [];
        if (mode != "constant")
        {
            options.Add(("Mode", mode == "reflect" ? "PadMode.Reflect" : "PadMode.Edge"));
        }
        else if (value != 0)
        {
            options.Add(("Value", Literal(value)));
        }

        declarer.Set(0, declarer.Add($"ZeroPadding{space}D", x, dims, amounts, options));
    }
}
