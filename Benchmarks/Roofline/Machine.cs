using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNet.Numerics;

namespace StaticNet.Benchmarks.Roofline;

/// <summary>What this machine can do at most, measured: one core's multiply-adds and the bandwidth of its caches.</summary>
internal static class Machine
{
    private const int Accumulators = 12;

    /// <summary>Billions of floating-point operations (two per multiply-add) in a second, on the vector path that networks take.</summary>
    public static double MeasurePeak()
    {
        int lanes = Simd.UseVector512 ? Vector512<float>.Count : Vector<float>.Count;
        const int Rounds = 1 << 18;
        double seconds = Timing.Best(() => s_sink = Simd.UseVector512 ? MultiplyAdds512(Rounds) : MultiplyAdds(Rounds), 15);
        return 2.0 * Accumulators * lanes * Rounds / seconds / 1e9;
    }

    /// <summary>Billions of bytes read in a second from a block that the second-level cache holds and the first does not.</summary>
    public static double MeasureSecondLevelBandwidth() => MeasureBandwidth(256 << 10);

    /// <summary>Billions of bytes read in a second from a block that is read again and again: from the nearest cache that holds it.</summary>
    /// <param name="bytes">A multiple of 1024.</param>
    public static double MeasureBandwidth(int bytes)
    {
        AlignedBuffer<float> block = new(bytes / sizeof(float));
        int rounds = Math.Max(1, (16 << 20) / bytes);
        double seconds = Timing.Best(
            () => s_sink = Simd.UseVector512 ? Read512(ref block.Reference, block.Length, rounds) : Read(ref block.Reference, block.Length, rounds),
            15);
        return (double)bytes * rounds / seconds / 1e9;
    }

    private static float s_sink;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float MultiplyAdds512(int rounds)
    {
        Vector512<float> a = Vector512.Create(0.999f), b = Vector512.Create(1e-3f);
        Vector512<float> c0 = b, c1 = b, c2 = b, c3 = b, c4 = b, c5 = b, c6 = b, c7 = b, c8 = b, c9 = b, c10 = b, c11 = b;
        for (int i = 0; i < rounds; i++)
        {
            c0 = Vector512.MultiplyAddEstimate(c0, a, b);
            c1 = Vector512.MultiplyAddEstimate(c1, a, b);
            c2 = Vector512.MultiplyAddEstimate(c2, a, b);
            c3 = Vector512.MultiplyAddEstimate(c3, a, b);
            c4 = Vector512.MultiplyAddEstimate(c4, a, b);
            c5 = Vector512.MultiplyAddEstimate(c5, a, b);
            c6 = Vector512.MultiplyAddEstimate(c6, a, b);
            c7 = Vector512.MultiplyAddEstimate(c7, a, b);
            c8 = Vector512.MultiplyAddEstimate(c8, a, b);
            c9 = Vector512.MultiplyAddEstimate(c9, a, b);
            c10 = Vector512.MultiplyAddEstimate(c10, a, b);
            c11 = Vector512.MultiplyAddEstimate(c11, a, b);
        }

        return Vector512.Sum(c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float MultiplyAdds(int rounds)
    {
        Vector<float> a = new(0.999f), b = new(1e-3f);
        Vector<float> c0 = b, c1 = b, c2 = b, c3 = b, c4 = b, c5 = b, c6 = b, c7 = b, c8 = b, c9 = b, c10 = b, c11 = b;
        for (int i = 0; i < rounds; i++)
        {
            c0 = Vector.MultiplyAddEstimate(c0, a, b);
            c1 = Vector.MultiplyAddEstimate(c1, a, b);
            c2 = Vector.MultiplyAddEstimate(c2, a, b);
            c3 = Vector.MultiplyAddEstimate(c3, a, b);
            c4 = Vector.MultiplyAddEstimate(c4, a, b);
            c5 = Vector.MultiplyAddEstimate(c5, a, b);
            c6 = Vector.MultiplyAddEstimate(c6, a, b);
            c7 = Vector.MultiplyAddEstimate(c7, a, b);
            c8 = Vector.MultiplyAddEstimate(c8, a, b);
            c9 = Vector.MultiplyAddEstimate(c9, a, b);
            c10 = Vector.MultiplyAddEstimate(c10, a, b);
            c11 = Vector.MultiplyAddEstimate(c11, a, b);
        }

        return Vector.Sum(c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Read512(ref float block, int length, int rounds)
    {
        Vector512<float> a = default, b = default, c = default, d = default;
        for (int round = 0; round < rounds; round++)
        {
            for (nint i = 0; i < length; i += 8 * Vector512<float>.Count)
            {
                // Offsets from one reference are part of the loads: two of them in a cycle leave no room for sums of addresses.
                ref float part = ref Unsafe.Add(ref block, i);
                a |= Vector512.LoadUnsafe(ref Unsafe.Add(ref part, 0));
                b |= Vector512.LoadUnsafe(ref Unsafe.Add(ref part, 1 * Vector512<float>.Count));
                c |= Vector512.LoadUnsafe(ref Unsafe.Add(ref part, 2 * Vector512<float>.Count));
                d |= Vector512.LoadUnsafe(ref Unsafe.Add(ref part, 3 * Vector512<float>.Count));
                a |= Vector512.LoadUnsafe(ref Unsafe.Add(ref part, 4 * Vector512<float>.Count));
                b |= Vector512.LoadUnsafe(ref Unsafe.Add(ref part, 5 * Vector512<float>.Count));
                c |= Vector512.LoadUnsafe(ref Unsafe.Add(ref part, 6 * Vector512<float>.Count));
                d |= Vector512.LoadUnsafe(ref Unsafe.Add(ref part, 7 * Vector512<float>.Count));
            }
        }

        return Vector512.Sum(a | b | c | d);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Read(ref float block, int length, int rounds)
    {
        Vector<float> a = default, b = default, c = default, d = default;
        for (int round = 0; round < rounds; round++)
        {
            for (nint i = 0; i < length; i += 8 * Vector<float>.Count)
            {
                // Offsets from one reference are part of the loads: two of them in a cycle leave no room for sums of addresses.
                ref float part = ref Unsafe.Add(ref block, i);
                a |= Vector.LoadUnsafe(ref Unsafe.Add(ref part, 0));
                b |= Vector.LoadUnsafe(ref Unsafe.Add(ref part, 1 * Vector<float>.Count));
                c |= Vector.LoadUnsafe(ref Unsafe.Add(ref part, 2 * Vector<float>.Count));
                d |= Vector.LoadUnsafe(ref Unsafe.Add(ref part, 3 * Vector<float>.Count));
                a |= Vector.LoadUnsafe(ref Unsafe.Add(ref part, 4 * Vector<float>.Count));
                b |= Vector.LoadUnsafe(ref Unsafe.Add(ref part, 5 * Vector<float>.Count));
                c |= Vector.LoadUnsafe(ref Unsafe.Add(ref part, 6 * Vector<float>.Count));
                d |= Vector.LoadUnsafe(ref Unsafe.Add(ref part, 7 * Vector<float>.Count));
            }
        }

        return Vector.Sum(a | b | c | d);
    }
}
