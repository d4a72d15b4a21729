using System;

namespace StaticNet.Benchmarks.ByHand;

/// <summary>The two inner loops of a network, scalar: the JIT does not vectorise them.</summary>
internal static class PlainLoops
{
    /// <summary>sums += values · factor.</summary>
    public static void AddScaled(ReadOnlySpan<float> values, float factor, Span<float> sums)
    {
        // Equal lengths, told to the JIT: no bounds check is left in the loop.
        values = values[..sums.Length];
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += values[i] * factor;
        }
    }

    /// <summary>Σ a · b, in four sums that do not wait for each other.</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        b = b[..a.Length];
        float sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        int i = 0;
        for (; i + 3 < a.Length; i += 4)
        {
            sum0 += a[i] * b[i];
            sum1 += a[i + 1] * b[i + 1];
            sum2 += a[i + 2] * b[i + 2];
            sum3 += a[i + 3] * b[i + 3];
        }

        for (; i < a.Length; i++)
        {
            sum0 += a[i] * b[i];
        }

        return sum0 + sum1 + sum2 + sum3;
    }
}
