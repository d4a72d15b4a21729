using System;

namespace StaticNet.Generator.Shapes;

/// <summary>A window (kernel or pool) that slides along one axis, with every number resolved.</summary>
/// <param name="Input">Elements of the axis before.</param>
/// <param name="Size">Elements of the window.</param>
/// <param name="Stride">The step between windows.</param>
/// <param name="Dilation">The distance between the window's elements.</param>
/// <param name="PadBefore">Elements that are missing at the start.</param>
/// <param name="PadAfter">Elements that are missing at the end.</param>
/// <param name="Output">Elements of the axis after: the number of windows. Less than 1 where none fits.</param>
internal sealed record WindowAxis(int Input, int Size, int Stride, int Dilation, int PadBefore, int PadAfter, int Output)
{
    /// <summary>From the window's first element to its last, both included.</summary>
    public long Extent => ExtentOf(Size, Dilation);

    /// <summary>The axis with its padding.</summary>
    public long PaddedInput => (long)Input + PadBefore + PadAfter;

    /// <summary>
    /// Keras' rules. Valid: output = ⌊(input − extent) / stride⌋ + 1, no padding. Same: output = ⌈input / stride⌉, the padding
    /// that this takes is split evenly, the odd element at the end. Null where the padding exceeds an int.
    /// </summary>
    public static WindowAxis? Resolve(int input, int size, int stride, int dilation, PaddingKind padding)
    {
        long extent = ExtentOf(size, dilation);
        if (padding == PaddingKind.Valid)
        {
            int windows = extent > input ? 0 : (int)((input - extent) / stride) + 1;
            return new WindowAxis(input, size, stride, dilation, 0, 0, windows);
        }

        int output = (int)(((long)input + stride - 1) / stride);
        long total = Math.Max((((long)output - 1) * stride) + extent - input, 0);
        if (total > int.MaxValue)
        {
            return null;
        }

        int before = (int)(total / 2);
        return new WindowAxis(input, size, stride, dilation, before, (int)total - before, output);
    }

    private static long ExtentOf(int size, int dilation) => (((long)size - 1) * dilation) + 1;
}
