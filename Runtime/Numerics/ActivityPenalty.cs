using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;

namespace StaticNet.Numerics;

/// <summary>L1 · Σ |x| + L2 · Σ x² of neighbouring elements, and its gradient. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ActivityPenalty
{
    // Partial sums in T stay short; the rest is summed in double.
    private const int Chunk = 1024;

    /// <summary>The penalty.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="values">The first element.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="l1">The factor of Σ |x|.</param>
    /// <param name="l2">The factor of Σ x².</param>
    public static double Sum<T>(ref T values, int count, double l1, double l2)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Visit(MemoryMarshal.CreateReadOnlySpan(ref values, count), default, l1, l2, T.Zero);

    /// <summary>Adds scale times the penalty's gradient.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="gradients">The first element of what is added to.</param>
    /// <param name="values">The first element.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="l1">The factor of Σ |x|.</param>
    /// <param name="l2">The factor of Σ x².</param>
    /// <param name="scale">What the loss's own gradients are scaled by.</param>
    public static void AddGradient<T>(ref T gradients, ref T values, int count, double l1, double l2, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Visit(MemoryMarshal.CreateReadOnlySpan(ref values, count), MemoryMarshal.CreateSpan(ref gradients, count), l1, l2, scale);

    /// <summary>The penalty; adds its gradient where there is room for it.</summary>
    internal static double Visit<T>(ReadOnlySpan<T> values, Span<T> gradients, double l1, double l2, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double penalty = 0;
        for (int i = 0; i < values.Length; i += Chunk)
        {
            ReadOnlySpan<T> chunk = values[i..Math.Min(i + Chunk, values.Length)];
            penalty += VisitChunk(chunk, gradients.IsEmpty ? default : gradients.Slice(i, chunk.Length), l1, l2, scale);
        }

        return penalty;
    }

    private static double VisitChunk<T>(ReadOnlySpan<T> values, Span<T> gradients, double l1, double l2, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T size = T.CreateTruncating(l1) * scale;
        T slope = T.CreateTruncating(2 * l2) * scale;
        Vector<T> firsts = Vector<T>.Zero;
        Vector<T> seconds = Vector<T>.Zero;
        int i = 0;
        for (; i <= values.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> value = new(values[i..]);
            firsts += Vector.Abs(value);
            seconds += value * value;
            if (!gradients.IsEmpty)
            {
                (new Vector<T>(gradients[i..]) + Gradient(value, size, slope)).CopyTo(gradients[i..]);
            }
        }

        double first = double.CreateTruncating(Vector.Sum(firsts));
        double second = double.CreateTruncating(Vector.Sum(seconds));
        for (; i < values.Length; i++)
        {
            double value = double.CreateTruncating(values[i]);
            first += Math.Abs(value);
            second += value * value;
            if (!gradients.IsEmpty)
            {
                gradients[i] += Gradient(new Vector<T>(values[i]), size, slope)[0];
            }
        }

        // A factor of 0 asks for nothing, also where the sum overflows.
        return (l1 == 0 ? 0 : l1 * first) + (l2 == 0 ? 0 : l2 * second);
    }

    private static Vector<T> Gradient<T>(Vector<T> value, T size, T slope)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector<T> above = Vector.ConditionalSelect(Vector.GreaterThan(value, Vector<T>.Zero), new Vector<T>(size), Vector<T>.Zero);
        Vector<T> below = Vector.ConditionalSelect(Vector.LessThan(value, Vector<T>.Zero), new Vector<T>(size), Vector<T>.Zero);
        return (above - below) + (new Vector<T>(slope) * value);
    }
}
