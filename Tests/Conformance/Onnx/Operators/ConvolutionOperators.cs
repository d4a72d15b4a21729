using System;
using System.Collections.Generic;
using System.Linq;
using static StaticNet.Tests.Conformance.Onnx.LayerCall;

namespace StaticNet.Tests.Conformance.Onnx.Operators;

/// <summary>Convolutions and transposed convolutions in one to three dimensions.</summary>
internal static class ConvolutionOperators
{
    public static void AddTo(IDictionary<string, Action<Declarer>> maps)
    {
        maps.Add("Conv", static declarer => Conv(declarer, declarer.Value(0)));
        maps.Add("ConvInteger", static declarer =>
        {
            // The zero point is taken off before the sum, in integers that floats hold.
            Declared x = declarer.Value(0);
            float zero = (float)(declarer.Optional(2)?.Values[0] ?? 0);
            Conv(declarer, zero == 0 ? x : PointwiseOperators.Rescale(declarer, x, 1, -zero));
        });
        maps.Add("ConvTranspose", ConvTranspose);
    }

    private static void Conv(Declarer declarer, Declared x)
    {
        OnnxTensor weights = declarer.Constant(1);
        int filters = weights.Dims[0];
        int[] kernel = weights.Dims[2..];
        int groups = declarer.Node.Int("group", 1);
        int channels = x.Dims[1];
        OnnxWindow window = OnnxWindow.Of(declarer.Node, x.Dims[2..], kernel);
        List<(string, string)> options = [.. window.Strides(), .. window.Padding(), .. window.Dilation()];
        if (!declarer.Node.Has(2) || declarer.Node.Operator == "ConvInteger")
        {
            options.Add(("UseBias", "false"));
        }

        // [filters, in / groups, k...] to [k..., in / groups, filters], or to [k..., in, multiplier] for one group per channel.
        int rank = kernel.Length;
        int[] space = [.. Enumerable.Range(2, rank)];
        int[] dims = [x.Dims[0], filters, .. window.OutputSizes()];
        bool isDepthwise = groups == channels && groups > 1 && rank < 3;
        Declared y;
        if (isDepthwise)
        {
            int multiplier = filters / channels;
            y = declarer.Add(
                $"DepthwiseConv{rank}D",
                x,
                dims,
                window.KernelArguments(),
                [.. options, .. multiplier > 1 ? [("DepthMultiplier", Literal(multiplier))] : ((string, string)[])[]]);
            declarer.Parameter(y, "kernel", weights.Reshape([channels, multiplier, .. kernel]).Transpose([.. space, 0, 1]).Values);
        }
        else
        {
            y = declarer.Add(
                $"Conv{rank}D",
                x,
                dims,
                [Literal(filters), .. window.KernelArguments()],
                [.. options, .. groups > 1 ? [("Groups", Literal(groups))] : ((string, string)[])[]]);
            declarer.Parameter(y, "kernel", weights.Transpose([.. space, 1, 0]).Values);
        }

        if (declarer.Node.Has(2) && declarer.Node.Operator == "Conv")
        {
            declarer.Parameter(y, "bias", declarer.Constant(2).Values);
        }

        declarer.Set(0, y);
    }

    private static void ConvTranspose(Declarer declarer)
    {
        Declared x = declarer.Value(0);
        OnnxTensor weights = declarer.Constant(1);
        int[] kernel = weights.Dims[2..];
        int rank = kernel.Length;
        int groups = declarer.Node.Int("group", 1);
        int filters = weights.Dims[1] * groups;
        int[] strides = declarer.Node.Ints("strides") ?? [.. Enumerable.Repeat(1, rank)];
        int[] dilations = declarer.Node.Ints("dilations") ?? [.. Enumerable.Repeat(1, rank)];
        int[] extra = declarer.Node.Ints("output_padding") ?? new int[rank];
        int[] pads = declarer.Node.Ints("pads") ?? new int[2 * rank];
        int[] full = [.. kernel.Select((size, i) => ((x.Dims[i + 2] - 1) * strides[i]) + ((size - 1) * dilations[i]) + 1)];
        bool same = declarer.Node.Text("auto_pad", "NOTSET") == "SAME_UPPER";
        if (declarer.Node.Ints("output_shape") is int[] shape)
        {
            // What the wanted size has more than the full one is output padding; what it has less is cropped.
            extra = [.. full.Select((size, i) => Math.Max(shape[i] - size, 0))];
            int[] crops = [.. full.Select((size, i) => Math.Max(size - shape[i], 0))];
            pads = [.. crops.Select(static crop => crop - (crop / 2)), .. crops.Select(static crop => crop / 2)];
        }

        int[] sizes = [.. full.Select((size, i) => same ? x.Dims[i + 2] * strides[i] : size + extra[i] - pads[i] - pads[i + rank])];
        OnnxWindow window = new(x.Dims[2..], kernel, strides, dilations, pads, same, IsCeiled: false);
        List<(string, string)> options = [.. window.Strides(), .. window.Padding(), .. window.Dilation(), .. OutputPadding(extra)];
        if (groups > 1)
        {
            options.Add(("Groups", Literal(groups)));
        }

        if (!declarer.Node.Has(2))
        {
            options.Add(("UseBias", "false"));
        }

        // [in, filters / groups, k...] to [k..., filters / groups, in].
        Declared y = declarer.Add(
            $"Conv{rank}DTranspose", x, [x.Dims[0], filters, .. sizes], [Literal(filters), .. window.KernelArguments()], options);
        declarer.Parameter(y, "kernel", weights.Transpose([.. Enumerable.Range(2, rank), 1, 0]).Values);
        if (declarer.Node.Has(2))
        {
            declarer.Parameter(y, "bias", declarer.Constant(2).Values);
        }

        declarer.Set(0, y);
    }

    private static IEnumerable<(string, string)> OutputPadding(int[] extra) => extra.All(static size => size == 0) ? []
        : extra.All(size => size == extra[0]) ? [("OutputPadding", Literal(extra[0]))]
        : OnnxWindow.AxisNames(extra.Length).Select((axis, i) => ("OutputPadding" + axis, Literal(extra[i])));
}
