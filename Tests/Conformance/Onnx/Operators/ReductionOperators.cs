using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Tests.Conformance.Onnx.Operators;

/// <summary>
/// Reductions over any axes: these become the steps and the others the channels of a sequence, over which global pooling takes
/// the mean or the largest.
/// </summary>
internal static class ReductionOperators
{
    public static void AddTo(IDictionary<string, Action<Declarer>> maps)
    {
        maps.Add("ReduceL1", static declarer => Map(declarer, static (d, x, axes, keeps) =>
            Sum(d, PointwiseOperators.Absolute(d, x), axes, keeps)));
        maps.Add("ReduceL2", static declarer => Map(declarer, L2));
        maps.Add("ReduceLogSumExp", static declarer => Map(declarer, LogSumExp));
        maps.Add("ReduceMax", static declarer => Map(declarer, static (d, x, axes, keeps) => Pool(d, x, axes, keeps, "GlobalMaxPooling1D")));
        maps.Add("ReduceMean", static declarer => Map(declarer, static (d, x, axes, keeps) =>
            Pool(d, x, axes, keeps, "GlobalAveragePooling1D")));
        maps.Add("ReduceMin", static declarer => Map(declarer, static (d, x, axes, keeps) =>
        {
            Declared negated = PointwiseOperators.Rescale(d, x, -1, 0);
            return PointwiseOperators.Rescale(d, Pool(d, negated, axes, keeps, "GlobalMaxPooling1D"), -1, 0);
        }));
        maps.Add("ReduceSum", static declarer => Map(declarer, Sum));
        maps.Add("ReduceSumSquare", static declarer => Map(declarer, static (d, x, axes, keeps) =>
            Sum(d, d.Merge("Multiply", [x, x], x.Dims), axes, keeps)));
    }

    private delegate Declared Reduction(Declarer declarer, Declared x, int[] axes, bool keepsAxes);

    /// <summary>The sum over axes: the mean, times their sizes.</summary>
    public static Declared Sum(Declarer declarer, Declared x, int[] axes, bool keepsAxes) => PointwiseOperators.Rescale(
        declarer, Pool(declarer, x, axes, keepsAxes, "GlobalAveragePooling1D"), OnnxTensor.Count(axes.Select(axis => x.Dims[axis])), 0);

    private static void Map(Declarer declarer, Reduction reduction)
    {
        Declared x = declarer.Value(0);
        if (!x.View.IsWhole)
        {
            throw new OnnxUnmappedException("a reduction between operators of images");
        }

        int[] axes = declarer.Node.Ints("axes") ?? declarer.Optional(1)?.ToInts() ?? [];
        if (axes.Length == 0 && declarer.Node.Int("noop_with_empty_axes", 0) == 1)
        {
            declarer.Set(0, PointwiseOperators.Activate(declarer, x, "Linear"));
            return;
        }

        axes = axes.Length == 0
            ? [.. Enumerable.Range(0, x.Dims.Length)]
            : [.. axes.Select(axis => axis < 0 ? axis + x.Dims.Length : axis).Order()];
        declarer.Set(0, reduction(declarer, x, axes, declarer.Node.Int("keepdims", 1) == 1));
    }

    private static Declared Pool(Declarer declarer, Declared x, int[] axes, bool keepsAxes, string kind)
    {
        Declared steps = AsSequence(declarer, x, axes);
        return declarer.Add(kind, steps, Dims(x, axes, keepsAxes), []) with { View = OnnxView.Flat };
    }

    // log Σ eˣ = x − log softmax x, for any of the elements: their mean.
    private static Declared LogSumExp(Declarer declarer, Declared x, int[] axes, bool keepsAxes)
    {
        int[] kept = Kept(x, axes);
        Declared rows = ShapeOperators.Permute(declarer, x, [.. kept, .. axes]);
        int width = OnnxTensor.Count(axes.Select(axis => x.Dims[axis]));
        rows = ShapeOperators.Reshape(declarer, rows, [OnnxTensor.Count(x.Dims) / width, width]);
        Declared logs = PointwiseOperators.Activate(declarer, rows, "LogSoftmax");
        Declared sums = declarer.Merge("Subtract", [rows, logs], rows.Dims);
        return Pool(declarer, sums, [1], keepsAxes: false, "GlobalAveragePooling1D") with { Dims = Dims(x, axes, keepsAxes), View = OnnxView.Flat };
    }

    // √Σx² = Σ x · x / √Σx².
    private static Declared L2(Declarer declarer, Declared x, int[] axes, bool keepsAxes)
    {
        int[] kept = Kept(x, axes);
        Declared rows = ShapeOperators.Permute(declarer, x, [.. kept, .. axes]);
        int width = OnnxTensor.Count(axes.Select(axis => x.Dims[axis]));
        rows = ShapeOperators.Reshape(declarer, rows, [OnnxTensor.Count(x.Dims) / width, width]);
        Declared unit = declarer.Add("UnitNormalization", rows, rows.Dims, []);
        Declared products = declarer.Merge("Multiply", [rows, unit], rows.Dims);
        return Sum(declarer, products, [1], keepsAxes: false) with { Dims = Dims(x, axes, keepsAxes), View = OnnxView.Flat };
    }

    private static Declared AsSequence(Declarer declarer, Declared x, int[] axes)
    {
        int[] kept = Kept(x, axes);
        Declared ordered = ShapeOperators.Permute(declarer, x, [.. axes, .. kept]);
        int steps = OnnxTensor.Count(axes.Select(axis => x.Dims[axis]));
        return ShapeOperators.Reshape(declarer, ordered, [steps, OnnxTensor.Count(x.Dims) / steps]);
    }

    private static int[] Kept(Declared x, int[] axes) => [.. Enumerable.Range(0, x.Dims.Length).Except(axes)];

    private static int[] Dims(Declared x, int[] axes, bool keepsAxes) => keepsAxes
        ? [.. x.Dims.Select((size, axis) => axes.Contains(axis) ? 1 : size)]
        : [.. Kept(x, axes).Select(axis => x.Dims[axis])];
}
