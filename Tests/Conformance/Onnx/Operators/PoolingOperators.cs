using System;
using System.Collections.Generic;
using System.Linq;
using static StaticNet.Tests.Conformance.Onnx.LayerCall;

namespace StaticNet.Tests.Conformance.Onnx.Operators;

/// <summary>Pooling, global pooling and its reversal. Indices, a second output, are not compared.</summary>
internal static class PoolingOperators
{
    public static void AddTo(IDictionary<string, Action<Declarer>> maps)
    {
        maps.Add("AveragePool", static declarer => declarer.Set(0, Pool(
            declarer,
            declarer.Value(0),
            "AveragePooling",
            declarer.Node.Int("count_include_pad", 0) == 1 ? [("CountPadding", "true")] : [])));
        maps.Add("MaxPool", static declarer => declarer.Set(0, Pool(declarer, declarer.Value(0), "MaxPooling")));
        maps.Add("GlobalAveragePool", static declarer => Global(declarer, "GlobalAveragePooling"));
        maps.Add("GlobalMaxPool", static declarer => Global(declarer, "GlobalMaxPooling"));
        maps.Add("MaxUnpool", MaxUnpool);
    }

    private static Declared Pool(Declarer declarer, Declared x, string kind, params IEnumerable<(string Name, string Value)> more)
    {
        int[] kernel = declarer.Node.Ints("kernel_shape")!;
        OnnxWindow window = OnnxWindow.Of(declarer.Node, x.Dims[2..], kernel);
        return declarer.Add(
            $"{kind}{kernel.Length}D",
            x,
            [x.Dims[0], x.Dims[1], .. window.OutputSizes()],
            window.KernelArguments(),
            [
                .. window.Strides(kernel),
                .. window.Padding(),
                .. window.Dilation(),
                .. window.IsCeiled ? [("CeilMode", "true")] : ((string, string)[])[],
                .. more,
            ]);
    }

    private static void Global(Declarer declarer, string kind)
    {
        Declared x = declarer.Value(0);
        int rank = x.Dims.Length - 2;
        declarer.Set(0, declarer.Add(
            $"{kind}{rank}D", x, [.. x.Dims[..2], .. Enumerable.Repeat(1, rank)], [], ("KeepDims", Literal(true))));
    }

    // The layer reverses a pooling of the same network: its input is made to have the given maxima at the given places.
    private static void MaxUnpool(Declarer declarer)
    {
        OnnxTensor maxima = declarer.Constant(0);
        int[] indices = declarer.Constant(1).ToInts();
        int[] kernel = declarer.Node.Ints("kernel_shape")!;
        int[] strides = declarer.Node.Ints("strides") ?? [.. kernel.Select(static _ => 1)];
        int[] inner = [.. kernel.Select((size, i) => ((maxima.Dims[i + 2] - 1) * strides[i]) + size)];
        int[] dims = declarer.Optional(2)?.ToInts() ?? [.. maxima.Dims[..2], .. inner];
        double[] values = new double[OnnxTensor.Count(dims)];
        Array.Fill(values, maxima.Values.Min() - 1);

        // An index counts elements of the size without the output shape, over batch and channels too.
        int plane = OnnxTensor.Count(inner);
        int[] space = dims[2..];
        for (int i = 0; i < indices.Length; i++)
        {
            (int outer, int rest) = Math.DivRem(indices[i], plane);
            int at = 0;
            int step = 1;
            for (int axis = inner.Length - 1; axis >= 0; axis--)
            {
                (rest, int position) = Math.DivRem(rest, inner[axis]);
                at += position * step;
                step *= space[axis];
            }

            values[(outer * OnnxTensor.Count(space)) + at] = maxima.Values[i];
        }

        Declared x = declarer.AddInput(declarer.Node.Inputs[0], new OnnxTensor(maxima.Type, dims, values));
        Declared pooled = Pool(declarer, x, "MaxPooling");
        declarer.Set(0, declarer.Add($"MaxUnpooling{kernel.Length}D", pooled, dims, [Literal(pooled.Layer)]));
    }
}
