using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>
/// A small random generator with equal results on every machine: xoshiro256** by Blackman and Vigna (2018), seeded through
/// SplitMix64. For initial weights and shuffling, not for secrets.
/// </summary>
public struct Xoshiro256
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>A generator; equal seeds give equal numbers.</summary>
    /// <param name="seed">Any value.</param>
    public Xoshiro256(ulong seed)
    {
        _a = NextSeed(ref seed);
        _b = NextSeed(ref seed);
        _c = NextSeed(ref seed);
        _d = NextSeed(ref seed);
    }

    /// <summary>The finaliser of SplitMix64: neighbouring values come out unrelated.</summary>
    /// <param name="value">Any value.</param>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }

    /// <summary>64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Next()
    {
        unchecked
        {
            ulong result = BitOperations.RotateLeft(_b * 5, 7) * 9;
            ulong shifted = _b << 17;
            _c ^= _a;
            _d ^= _b;
            _b ^= _c;
            _a ^= _d;
            _c ^= shifted;
            _d = BitOperations.RotateLeft(_d, 45);
            return result;
        }
    }

    /// <summary>A uniform number, 0 ≤ x &lt; 1, of 53 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextDouble() => (Next() >> 11) * (1.0 / (1ul << 53));

    /// <summary>A uniform integer, 0 ≤ x &lt; <paramref name="exclusiveMaximum"/> (Lemire's multiplication, bias below 2⁻³²).</summary>
    /// <param name="exclusiveMaximum">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int NextInt([ValueRange(1)] int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMaximum, 1);
        return (int)Math.BigMul(Next(), (ulong)exclusiveMaximum, out _);
    }

    /// <summary>A standard normal number (Box and Muller, the cosine branch).</summary>
    public double NextNormal()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }

    /// <summary>The numbers from 0 to <paramref name="count"/> − 1 in a random order (Fisher and Yates).</summary>
    /// <param name="count">At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 0.</exception>
    public int[] Permutation([ValueRange(0)] int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        int[] order = new int[count];
        for (int i = 0; i < count; i++)
        {
            order[i] = i;
        }

        for (int i = count - 1; i > 0; i--)
        {
            int j = NextInt(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    private static ulong NextSeed(ref ulong state) => Mix(state = unchecked(state + 0x9E3779B97F4A7C15));
}
