using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Tests.Reference;

/// <summary>
/// The maximum or the mean of each window along one to three axes, over what lies inside the input; or, where padding counts,
/// the mean of the input with its padding of zeros.
/// </summary>
internal sealed record ReferencePooling(bool Average, params int[] Size) : ReferenceLayer
{
    private static readonly string[][] s_axes = [[""], ["Height", "Width"], ["Depth", "Height", "Width"]];

    private static readonly string[][] s_padding = [["Before", "After"], ["Top", "Bottom", "Left", "Right"], ["Front", "Back", "Top", "Bottom", "Left", "Right"]];

    /// <summary>Null for steps of the window's size.</summary>
    public int[]? Strides { get; init; }

    /// <summary>Null for none.</summary>
    public int[]? Dilations { get; init; }

    public bool Same { get; init; }

    /// <summary>Before and after each axis; null for none.</summary>
    public int[]? Pads { get; init; }

    public bool CeilMode { get; init; }

    public bool CountPadding { get; init; }

    public override string Kind => $"{(Average ? "Average" : "Max")}Pooling{Text(Size.Length)}D";

    protected override IEnumerable<string> Arguments
    {
        get
        {
            bool cube = Size.Distinct().Count() == 1;
            foreach (int size in cube ? Size.Take(1) : Size)
            {
                yield return Text(size);
            }

            foreach (string argument in PerAxis("Stride", "Strides", Strides).Concat(PerAxis("Dilation", "DilationRate", Dilations)))
            {
                yield return argument;
            }

            for (int i = 0; i < (Pads?.Length ?? 0); i++)
            {
                yield return $"Pad{s_padding[Size.Length - 1][i]} = {Text(Pads![i])}";
            }

            if (Same)
            {
                yield return "Padding = Padding.Same";
            }

            if (CeilMode)
            {
                yield return "CeilMode = true";
            }

            if (CountPadding)
            {
                yield return "CountPadding = true";
            }
        }
    }

    public override int[] OutputShape(int[] input) => [.. Windows(input).Select(static axis => axis.Count), input[^1]];

    /// <summary>Whether every window holds an element of the input.</summary>
    public bool Fits(int[] input) => Windows(input).All(static axis =>
        axis.Count > 0 && Enumerable.Range(0, axis.Count).All(window => axis.Inside(window).Any()));

    public override ReferenceTensor Run(ReferencePass pass, string name, IReadOnlyList<ReferenceTensor> inputs)
    {
        ReferenceTensor input = inputs[0];
        ReferenceTensor output = new(input.Samples, OutputShape(input.Shape));
        for (int target = 0; target < output.Values.Length; target++)
        {
            double largest = double.NegativeInfinity;
            double largestError = 0;
            ReferenceSum sum = default;
            int inside = 0;
            foreach (int at in Elements(input, target))
            {
                largest = Math.Max(largest, input.Values[at]);
                largestError = Math.Max(largestError, input.Errors[at]);
                sum.Add(input.Values[at], input.Errors[at]);
                inside++;
            }

            if (Average)
            {
                int count = CountPadding ? Counted(input.Shape, target) : inside;
                output.Set(target, sum.Value / count, sum.Error(pass.Rounding) / count);
            }
            else
            {
                output.Set(target, largest, largestError);
            }
        }

        return output;
    }

    /// <summary>The positions in the input of the elements of the window that makes an element of the output, in order.</summary>
    public IEnumerable<int> Elements(ReferenceTensor input, int target)
    {
        (int sample, int[] window, int channel) = Split(input.Shape, target);
        ReferencePoolingAxis[] axes = Windows(input.Shape);
        IEnumerable<int> positions = [sample];
        for (int axis = 0; axis < axes.Length; axis++)
        {
            int[] inside = [.. axes[axis].Inside(window[axis])];
            int length = input.Shape[axis];
            positions = positions.SelectMany(position => inside.Select(element => (position * length) + element));
        }

        return positions.Select(position => (position * input.Channels) + channel);
    }

    private int Counted(int[] input, int target)
    {
        (_, int[] window, _) = Split(input, target);
        return Windows(input).Select((axis, i) => axis.Counted(window[i])).Aggregate(1, static (product, count) => product * count);
    }

    private (int Sample, int[] Window, int Channel) Split(int[] input, int target)
    {
        int[] shape = OutputShape(input);
        int[] index = new int[shape.Length];
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            (target, index[axis]) = Math.DivRem(target, shape[axis]);
        }

        return (target, index[..^1], index[^1]);
    }

    private ReferencePoolingAxis[] Windows(int[] input) =>
    [
        .. Size.Select((size, axis) => ReferencePoolingAxis.Of(
            input[axis],
            size,
            Strides?[axis] ?? size,
            Dilations?[axis] ?? 1,
            Same ? null : (Pads?[2 * axis] ?? 0, Pads?[(2 * axis) + 1] ?? 0),
            CeilMode)),
    ];

    private IEnumerable<string> PerAxis(string stem, string all, int[]? values)
    {
        if (values is null)
        {
            return [];
        }

        return values.Distinct().Count() == 1
            ? [$"{all} = {Text(values[0])}"]
            : values.Select((value, axis) => $"{stem}{s_axes[Size.Length - 1][axis]} = {Text(value)}");
    }
}

/// <summary>
/// The windows along one axis by trying them one after the other: where each starts, and which of its elements are inside.
/// </summary>
internal sealed record ReferencePoolingAxis(int Length, int Size, int Dilation, int Before, int After, int[] Starts)
{
    public int Count => Starts.Length;

    /// <param name="length">Elements of the axis.</param>
    /// <param name="size">Elements of the window.</param>
    /// <param name="stride">The step.</param>
    /// <param name="dilation">The distance between the window's elements.</param>
    /// <param name="pads">Before and after; null for as much as ⌈length / stride⌉ windows take, the smaller half before.</param>
    /// <param name="ceil">Whether the last window may hang over, as long as it starts in the input or before it.</param>
    public static ReferencePoolingAxis Of(int length, int size, int stride, int dilation, (int Before, int After)? pads, bool ceil)
    {
        int reach = ((size - 1) * dilation) + 1;
        if (pads is not (int before, int after))
        {
            int windows = (length + stride - 1) / stride;
            int lacking = Math.Max(((windows - 1) * stride) + reach - length, 0);
            (before, after) = (lacking / 2, lacking - (lacking / 2));
            return new(length, size, dilation, before, after, [.. Enumerable.Range(0, windows).Select(window => (window * stride) - before)]);
        }

        List<int> starts = [];
        int start = -before;
        while (start + reach <= length + after)
        {
            starts.Add(start);
            start += stride;
        }

        // One more, if elements are left that no window reaches.
        bool covered = starts.Count > 0 && starts[^1] + reach == length + after;
        if (ceil && !covered && start < length && start + reach - stride < length + after)
        {
            starts.Add(start);
        }

        return new(length, size, dilation, before, after, [.. starts]);
    }

    public IEnumerable<int> Inside(int window) =>
        Elements(window).Where(element => element >= 0 && element < Length);

    /// <summary>How many elements are inside the input or its padding.</summary>
    public int Counted(int window) => Elements(window).Count(element => element >= -Before && element < Length + After);

    private IEnumerable<int> Elements(int window) =>
        Enumerable.Range(0, Size).Select(tap => Starts[window] + (tap * Dilation));
}
