using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Flat vectorised loops over spans. Vector and scalar steps round alike, so that results do not depend on where a range starts.
/// </summary>
internal static class Elementwise
{
    /// <summary>values · factor, in place.</summary>
    internal static void Scale<T>(Span<T> values, T factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector<T> factors = new(factor);
        int i = 0;
        for (; i <= values.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            (new Vector<T>(values[i..]) * factors).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            values[i] *= factor;
        }
    }

    /// <summary>values limited to ± limit, in place; NaN stays NaN.</summary>
    internal static void Clamp<T>(Span<T> values, T limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector<T> high = new(limit);
        Vector<T> low = new(-limit);
        int i = 0;
        for (; i <= values.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> value = new(values[i..]);
            value = Vector.ConditionalSelect(Vector.GreaterThan(value, high), high, value);
            Vector.ConditionalSelect(Vector.LessThan(value, low), low, value).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
        {
            values[i] = values[i] > limit ? limit : values[i] < -limit ? -limit : values[i];
        }
    }

    /// <summary>target + source, into target.</summary>
    internal static void Add<T>(Span<T> target, ReadOnlySpan<T> source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i <= target.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            (new Vector<T>(target[i..]) + new Vector<T>(source[i..])).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            target[i] += source[i];
        }
    }

    /// <summary>Whether all values are finite.</summary>
    internal static bool AllFinite<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // 0 · x is 0 for finite x and NaN for all others, and a sum keeps NaN.
        Vector<T> sums = Vector<T>.Zero;
        T sum = T.Zero;
        int i = 0;
        for (; i <= values.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            sums += new Vector<T>(values[i..]) * Vector<T>.Zero;
        }

        for (; i < values.Length; i++)
        {
            sum += values[i] * T.Zero;
        }

        return sum + Vector.Sum(sums) == T.Zero;
    }
}
