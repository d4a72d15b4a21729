using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>
/// Normal random numbers that depend on a key and the element alone (<see cref="DropoutMask.Key"/>), by the method of Box and
/// Muller (1958) on mixed counters. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GaussianNoise
{
    /// <summary>Fills with numbers of mean 0.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="noise">The first element.</param>
    /// <param name="count">How many elements; nothing behind them is written.</param>
    /// <param name="deviation">The standard deviation, at least 0.</param>
    /// <param name="key">What <see cref="DropoutMask.Key"/> gives.</param>
    public static void Fill<T>(ref T noise, int count, double deviation, ulong key)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < count; i += 2)
        {
            // 53 bits each; the first is in (0, 1], so that its logarithm is finite.
            double radius = deviation * Math.Sqrt(-2 * Math.Log(((Xoshiro256.Mix(unchecked(key + (ulong)i)) >> 11) + 1) * (1.0 / (1L << 53))));
            (double sine, double cosine) = Math.SinCos(
                (Xoshiro256.Mix(unchecked(key + (ulong)i + 1)) >> 11) * (2 * Math.PI / (1L << 53)));
            Unsafe.Add(ref noise, i) = T.CreateTruncating(radius * cosine);
            if (i + 1 < count)
            {
                Unsafe.Add(ref noise, i + 1) = T.CreateTruncating(radius * sine);
            }
        }
    }
}
