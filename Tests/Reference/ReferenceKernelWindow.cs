using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Tests.Reference;

/// <summary>A layer whose kernel slides along 1, 2 or 3 axes: its window's arguments, and where the window lies.</summary>
internal abstract record ReferenceKernelWindow(int[] Kernel) : ReferenceKernelLayer
{
    private static readonly string[][] s_axes = [[""], ["Height", "Width"], ["Depth", "Height", "Width"]];

    private static readonly string[][] s_pads =
        [["PadBefore", "PadAfter"], ["PadTop", "PadBottom", "PadLeft", "PadRight"], ["PadFront", "PadBack", "PadTop", "PadBottom", "PadLeft", "PadRight"]];

    public int[] Stride { get; init; } = [.. Kernel.Select(static _ => 1)];

    public int[] Dilation { get; init; } = [.. Kernel.Select(static _ => 1)];

    public Padding Padding { get; init; }

    /// <summary>Before and after each axis in turn.</summary>
    public int[] Pads { get; init; } = new int[2 * Kernel.Length];

    protected int Axes => Kernel.Length;

    protected int Taps => Kernel.Aggregate(1, static (product, size) => product * size);

    protected string[] AxisNames => s_axes[Axes - 1];

    /// <summary>The kernel's size; one number for a cube.</summary>
    protected IEnumerable<string> KernelSize => Kernel.Distinct().Count() == 1 ? [Text(Kernel[0])] : Kernel.Select(Text);

    protected IEnumerable<string> WindowArguments
    {
        get
        {
            foreach (string argument in PerAxis("Strides", "Stride", Stride).Concat(PerAxis("DilationRate", "Dilation", Dilation)))
            {
                yield return argument;
            }

            if (Padding != Padding.Valid)
            {
                yield return $"Padding = Padding.{Padding}";
            }

            for (int i = 0; i < Pads.Length; i++)
            {
                if (Pads[i] != 0)
                {
                    yield return $"{s_pads[Axes - 1][i]} = {Text(Pads[i])}";
                }
            }
        }
    }

    /// <summary>From the kernel's first element to its last.</summary>
    protected int Extent(int axis) => ((Kernel[axis] - 1) * Dilation[axis]) + 1;

    /// <summary>The number of windows along each axis, counted one by one.</summary>
    protected int[] Windows(int[] input) => [.. Enumerable.Range(0, Axes).Select(axis =>
    {
        if (Padding != Padding.Valid)
        {
            return Enumerable.Range(0, input[axis]).Count(start => start % Stride[axis] == 0);
        }

        int length = input[axis] + Pads[2 * axis] + Pads[(2 * axis) + 1];
        return Enumerable.Range(0, length).Count(start => start % Stride[axis] == 0 && start + Extent(axis) <= length);
    })];

    /// <summary>What is missing before each axis.</summary>
    protected int[] Before(int[] input) => [.. Enumerable.Range(0, Axes).Select(axis => Padding switch
    {
        Padding.Valid => Pads[2 * axis],
        Padding.Causal => Extent(axis) - 1,
        _ => Math.Max(((Windows(input)[axis] - 1) * Stride[axis]) + Extent(axis) - input[axis], 0) / 2,
    })];

    /// <summary>The taps of a window that lie inside the input, and the elements that they see.</summary>
    protected IEnumerable<(int Tap, int Element)> Seen(int[] input, int[] window)
    {
        int[] before = Before(input);
        int tap = 0;
        foreach (int[] offset in ReferenceGrid.Positions(Kernel))
        {
            int[] position = [.. Enumerable.Range(0, Axes).Select(axis => (window[axis] * Stride[axis]) + (offset[axis] * Dilation[axis]) - before[axis])];
            int element = ReferenceGrid.IndexOf(input[..Axes], position);
            if (element >= 0)
            {
                yield return (tap, element);
            }

            tap++;
        }
    }

    private IEnumerable<string> PerAxis(string all, string one, int[] values)
    {
        if (values.Distinct().Count() == 1)
        {
            return values[0] == 1 ? [] : [$"{all} = {Text(values[0])}"];
        }

        return values.Select((value, axis) => $"{one}{AxisNames[axis]} = {Text(value)}");
    }
}
