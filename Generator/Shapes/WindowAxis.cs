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

    /// <summary>By how many elements the last window reaches beyond the padded axis; not 0 in ceil mode only.</summary>
    public long Overhang => Math.Max(0, (((long)Output - 1) * Stride) + Extent - PaddedInput);

    /// <summary>
    /// Keras' rules. Valid: output = ⌊(padded input − extent) / stride⌋ + 1, with the padding that is given. Same: output =
    /// ⌈input / stride⌉, the padding that this takes is split evenly, the odd element at the end. Causal: extent − 1 elements
    /// before the input, so that no window sees what comes later. In ceil mode (PyTorch, ONNX) a last window that begins inside
    /// the input or the padding before it may reach beyond the end. Null where the padding exceeds an int.
    /// </summary>
    /// <param name="input">Elements of the axis, at least 1.</param>
    /// <param name="size">Elements of the window, at least 1.</param>
    /// <param name="stride">The step, at least 1.</param>
    /// <param name="dilation">The distance between the window's elements, at least 1.</param>
    /// <param name="padding">The rule.</param>
    /// <param name="padBefore">For valid windows: the padding before, at least 0.</param>
    /// <param name="padAfter">For valid windows: the padding after, at least 0.</param>
    /// <param name="ceilMode">For valid windows: whether the last one may reach beyond the end.</param>
    public static WindowAxis? Resolve(
        int input, int size, int stride, int dilation, PaddingKind padding, int padBefore = 0, int padAfter = 0, bool ceilMode = false)
    {
        long extent = ExtentOf(size, dilation);
        if (padding == PaddingKind.Same)
        {
            int output = (int)(((long)input + stride - 1) / stride);
            long total = Math.Max((((long)output - 1) * stride) + extent - input, 0);
            if (total > int.MaxValue)
            {
                return null;
            }

            int before = (int)(total / 2);
            return new WindowAxis(input, size, stride, dilation, before, (int)total - before, output);
        }

        long first = padding == PaddingKind.Causal ? extent - 1 : padBefore;
        long last = padding == PaddingKind.Causal ? 0 : padAfter;
        long room = input + first + last - extent;
        if (first + last > int.MaxValue || input + first + last > int.MaxValue)
        {
            return null;
        }

        long windows = room < 0 ? 0 : (room / stride) + 1;
        bool hangs = ceilMode && padding == PaddingKind.Valid && room > -stride && windows * stride < input + first
            && (windows == 0 || room % stride != 0);
        return new WindowAxis(input, size, stride, dilation, (int)first, (int)last, (int)windows + (hangs ? 1 : 0));
    }

    private static long ExtentOf(int size, int dilation) => (((long)size - 1) * dilation) + 1;
}
