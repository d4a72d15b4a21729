using System;
using System.Collections.Generic;

namespace StaticNet.Tests.Reference;

/// <summary>
/// A window along one axis, by the padding rule that Keras takes from TensorFlow: "valid" covers only windows that fit;
/// "same" has ⌈input / stride⌉ windows and pads by what the last one lacks, the smaller half in front.
/// </summary>
internal sealed record ReferenceWindow(int Input, int Size, int Stride, int Dilation, bool Same)
{
    private int Reach => ((Size - 1) * Dilation) + 1;

    /// <summary>The number of windows.</summary>
    public int Output => Same
        ? (int)Math.Ceiling((double)Input / Stride)
        : (int)Math.Ceiling((double)(Input - Reach + 1) / Stride);

    private int PadBefore => Same ? Math.Max(((Output - 1) * Stride) + Reach - Input, 0) / 2 : 0;

    /// <summary>The taps of a window that lie inside the input, and what they see.</summary>
    public IEnumerable<(int Tap, int Position)> Taps(int window)
    {
        for (int tap = 0; tap < Size; tap++)
        {
            int position = (window * Stride) + (tap * Dilation) - PadBefore;
            if (position >= 0 && position < Input)
            {
                yield return (tap, position);
            }
        }
    }
}
