using System;
using System.Collections.Generic;
using System.Linq;
using static StaticNet.Tests.Conformance.Onnx.LayerCall;

namespace StaticNet.Tests.Conformance.Onnx.Operators;

/// <summary>A window over one to three axes, as ONNX describes it and as attributes do.</summary>
/// <param name="Sizes">The input's sizes along the axes.</param>
/// <param name="Kernel">The window's.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Dilations">The distances of its elements.</param>
/// <param name="Pads">The padding before each axis, then after each.</param>
/// <param name="IsSame">Whether the padding is Keras' <c>same</c>.</param>
/// <param name="IsCeiled">Whether a last window may reach beyond the end.</param>
internal sealed record OnnxWindow(int[] Sizes, int[] Kernel, int[] Steps, int[] Dilations, int[] Pads, bool IsSame, bool IsCeiled)
{
    private int Rank => Kernel.Length;

    /// <summary>The window of a convolution or pooling operator.</summary>
    public static OnnxWindow Of(OnnxNode node, int[] sizes, int[] kernel)
    {
        int rank = kernel.Length;
        int[] steps = node.Ints("strides") ?? [.. Enumerable.Repeat(1, rank)];
        int[] dilations = node.Ints("dilations") ?? [.. Enumerable.Repeat(1, rank)];
        int[] pads = node.Ints("pads") ?? new int[2 * rank];
        string auto = node.Text("auto_pad", "NOTSET");

        // As Keras' same padding: what the windows need in all, the odd element at the end; SAME_LOWER has it at the start.
        int[] needed = [.. kernel.Select((size, i) => Math.Max(
            ((((sizes[i] + steps[i] - 1) / steps[i]) - 1) * steps[i]) + ((size - 1) * dilations[i]) + 1 - sizes[i], 0))];
        int[] upper = [.. needed.Select(static pad => pad / 2), .. needed.Select(static pad => pad - (pad / 2))];
        pads = auto switch
        {
            "SAME_UPPER" => upper,
            "SAME_LOWER" => [.. upper[rank..], .. upper[..rank]],
            _ => pads,
        };

        // Explicit padding that equals it is declared as the one that users write.
        bool same = auto == "SAME_UPPER" || (pads.Any(static pad => pad > 0) && pads.SequenceEqual(upper)
            && kernel.Select((size, i) => (sizes[i] + pads[i] + pads[i + rank] - ((size - 1) * dilations[i]) - 1) / steps[i])
                .Select((last, i) => last + 1 == (sizes[i] + steps[i] - 1) / steps[i]).All(static fits => fits));
        return new OnnxWindow(sizes, kernel, steps, dilations, pads, same, node.Int("ceil_mode", 0) == 1);
    }

    /// <summary>The names of the spatial axes in properties.</summary>
    public static string[] AxisNames(int rank) => rank switch
    {
        1 => [""],
        2 => ["Height", "Width"],
        _ => ["Depth", "Height", "Width"],
    };

    /// <summary>The output's sizes.</summary>
    public int[] OutputSizes() => [.. Kernel.Select((size, i) =>
    {
        int room = Sizes[i] + Pads[i] + Pads[i + Rank] - ((size - 1) * Dilations[i]) - 1;
        int count = (IsCeiled ? (room + Steps[i] - 1) / Steps[i] : room / Steps[i]) + 1;

        // A window that would start in the padding after the end is left out.
        return IsCeiled && (count - 1) * Steps[i] >= Sizes[i] + Pads[i] ? count - 1 : count;
    })];

    /// <summary>The constructor's arguments for the window's size.</summary>
    public IEnumerable<string> KernelArguments() =>
        Kernel.All(size => size == Kernel[0]) ? [Literal(Kernel[0])] : Kernel.Select(Literal);

    /// <summary>The steps, if they are not those of <paramref name="otherwise"/>.</summary>
    public IEnumerable<(string Name, string Value)> Strides(int[]? otherwise = null) =>
        Steps.SequenceEqual(otherwise ?? [.. Kernel.Select(static _ => 1)]) ? [] : PerAxis("Strides", "Stride", Steps);

    /// <summary>The distances, if any is not 1.</summary>
    public IEnumerable<(string Name, string Value)> Dilation() =>
        Dilations.All(static distance => distance == 1) ? [] : PerAxis("DilationRate", "Dilation", Dilations);

    /// <summary>The padding, if there is any.</summary>
    public IEnumerable<(string Name, string Value)> Padding() => IsSame ? [("Padding", "Padding.Same")] : ExplicitPadding();

    private IEnumerable<(string Name, string Value)> ExplicitPadding()
    {
        string[][] names = Rank switch
        {
            1 => [["PadBefore"], ["PadAfter"]],
            2 => [["PadTop", "PadLeft"], ["PadBottom", "PadRight"]],
            _ => [["PadFront", "PadTop", "PadLeft"], ["PadBack", "PadBottom", "PadRight"]],
        };
        return names.SelectMany(static side => side).Select((name, i) => (name, Literal(Pads[i]))).Where((_, i) => Pads[i] != 0);
    }

    private static IEnumerable<(string Name, string Value)> PerAxis(string all, string one, int[] values) =>
        values.All(value => value == values[0])
            ? [(all, Literal(values[0]))]
            : AxisNames(values.Length).Select((axis, i) => (one + axis, Literal(values[i])));
}
