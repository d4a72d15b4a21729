using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>
/// Random masks that depend on seed, layer, sample and element alone, not on threads, tiles or the vector width. Each
/// element's bits are its counter, keyed and mixed by the 32-bit finaliser "lowbias32" (Wellons, 2018). For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DropoutMask
{
    /// <summary>The key of one sample's mask.</summary>
    /// <param name="seed">The seed of the pass.</param>
    /// <param name="layer">Which layer draws.</param>
    /// <param name="sample">The sample's position in the minibatch.</param>
    public static ulong Key(ulong seed, int layer, int sample) =>
        unchecked(Xoshiro256.Mix(Xoshiro256.Mix(seed + ((ulong)(uint)layer << 32) + 0x9E3779B97F4A7C15) + (uint)sample));

    /// <summary>Fills a mask with 0, at probability <paramref name="rate"/>, and 1 / (1 − rate).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="mask">The first element.</param>
    /// <param name="count">How many elements; nothing behind them is written.</param>
    /// <param name="rate">0 ≤ rate &lt; 1.</param>
    /// <param name="key">What <see cref="Key"/> gives.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill<T>(ref T mask, int count, float rate, ulong key)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        uint threshold = (uint)Math.Min(rate * 4294967296.0, uint.MaxValue);
        T kept = T.One / (T.One - T.CreateTruncating(rate));
        Vector<uint> low = new((uint)key);
        Vector<uint> high = new((uint)(key >> 32));
        Vector<uint> limit = new(threshold);
        int i = 0;
        for (; i <= count - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            Vector<uint> counter = Vector<uint>.Indices + new Vector<uint>((uint)i);
            Vector<uint> keep = Vector.GreaterThanOrEqual(Mix(Mix(counter ^ low) ^ high), limit);
            if (typeof(T) == typeof(float))
            {
                Vector.StoreUnsafe(keep.As<uint, T>() & new Vector<T>(kept), ref mask, (nuint)i);
            }
            else
            {
                // Sign extension makes a mask of twice the width of each.
                Vector.Widen(keep.As<uint, int>(), out Vector<long> first, out Vector<long> second);
                Vector.StoreUnsafe(first.As<long, T>() & new Vector<T>(kept), ref mask, (nuint)i);
                Vector.StoreUnsafe(second.As<long, T>() & new Vector<T>(kept), ref mask, (nuint)(i + Vector<T>.Count));
            }
        }

        for (; i < count; i++)
        {
            Unsafe.Add(ref mask, i) = Mix(Mix((uint)i ^ (uint)key) ^ (uint)(key >> 32)) >= threshold ? kept : T.Zero;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mix(uint x)
    {
        unchecked
        {
            x = (x ^ (x >> 16)) * 0x7FEB352D;
            x = (x ^ (x >> 15)) * 0x846CA68B;
            return x ^ (x >> 16);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<uint> Mix(Vector<uint> x)
    {
        x = (x ^ (x >>> 16)) * 0x7FEB352D;
        x = (x ^ (x >>> 15)) * 0x846CA68B;
        return x ^ (x >>> 16);
    }
}
