using System;
using System.Linq;
using System.Numerics;

namespace StaticNet.Tests.Networks;

/// <summary>Random numbers that float and double hold alike, and conversions.</summary>
internal static class RandomVectors
{
    /// <summary>Standard normal numbers (Box and Muller).</summary>
    public static double[] Normal(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
            (double)(float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }

    public static T[] To<T>(this double[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Array.ConvertAll(values, static value => T.CreateTruncating(value));

    public static double[] ToDoubles<T>(this ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Array.ConvertAll(values.ToArray(), static value => double.CreateTruncating(value));

    public static double[] ToDoubles<T>(this T[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        ToDoubles((ReadOnlySpan<T>)values);
}
