using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>
/// First values of parameters. Every parameter draws from a generator of its own, in row-major order and double precision, so
/// that a network's start depends on its seed and on nothing else.
/// </summary>
public static class ParameterInitializer
{
    /// <summary>The standard deviation of a standard normal number that is drawn again beyond ±2; Keras divides by it too.</summary>
    private const double TruncatedDeviation = 0.87962566103423978;

    /// <summary>Fills all parameters as their table says.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="parameters">The parameters.</param>
    /// <param name="seed">Equal seeds give equal values.</param>
    public static void Initialize<T>(ParameterStore<T> parameters, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Span<T> arena = parameters.MutableValues;
        for (int i = 0; i < parameters.Table.Count; i++)
        {
            ParameterInfo info = parameters.Table[i];
            Xoshiro256 random = new(Xoshiro256.Mix(unchecked(((ulong)(uint)seed << 32) + (ulong)i)));
            T[] values = new T[info.Layout.Count];
            switch (info.Initializer)
            {
                case Initializer.Orthogonal:
                    OrthogonalMatrix.Draw(ref random, info.Shape, values);
                    break;
                case Initializer.UnitForgetGate:
                    values.AsSpan().Fill(T.CreateTruncating(info.InitializerValue));
                    values.AsSpan(values.Length / 4, values.Length / 4).Fill(T.One);
                    break;
                case Initializer.Sinusoidal:
                    FillWithWaves(values, info.Shape[^1]);
                    break;
                default:
                    Fill<T>(values, info, ref random);
                    break;
            }

            Packing.Pack<T>(values, arena.Slice(info.Offset, info.Layout.Size), info.Layout);
        }
    }

    private static void Fill<T>(Span<T> values, ParameterInfo info, ref Xoshiro256 random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (info.Initializer)
        {
            case Initializer.GlorotUniform:
                FillUniform(values, Math.Sqrt(6.0 / (info.FanIn + info.FanOut)), ref random);
                break;
            case Initializer.GlorotNormal:
                FillTruncatedNormal(values, 2.0 / (info.FanIn + info.FanOut), ref random);
                break;
            case Initializer.HeUniform:
                FillUniform(values, Math.Sqrt(6.0 / info.FanIn), ref random);
                break;
            case Initializer.HeNormal:
                FillTruncatedNormal(values, 2.0 / info.FanIn, ref random);
                break;
            case Initializer.Zeros:
                values.Clear();
                break;
            case Initializer.Ones:
                values.Fill(T.One);
                break;
            case Initializer.Constant:
                values.Fill(T.CreateTruncating(info.InitializerValue));
                break;
            case Initializer.RandomUniform:
                FillUniform(values, Math.Sqrt(0.05 * 0.05), ref random);
                break;
            case Initializer.RandomNormal:
                FillNormal(values, 0.05, ref random);
                break;
            case Initializer.LecunUniform:
                FillUniform(values, Math.Sqrt(3.0 / info.FanIn), ref random);
                break;
            case Initializer.LecunNormal:
                FillTruncatedNormal(values, 1.0 / info.FanIn, ref random);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(info), info.Initializer, "Unknown initialiser.");
        }
    }

    private static void FillWithWaves<T>(Span<T> values, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const double LongestWavelength = 10000;
        for (int i = 0; i < values.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, columns);
            double angle = row * Math.Pow(LongestWavelength, -(double)(column / 2 * 2) / columns);
            values[i] = T.CreateTruncating(column % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
        }
    }

    // A network draws all its numbers before the JIT could notice that these loops are hot: they are optimised at once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillUniform<T>(Span<T> values, double limit, ref Xoshiro256 random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Xoshiro256 generator = random;
        foreach (ref T value in values)
        {
            value = T.CreateTruncating(((2 * generator.NextDouble()) - 1) * limit);
        }

        random = generator;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillNormal<T>(Span<T> values, double deviation, ref Xoshiro256 random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ref T value in values)
        {
            value = T.CreateTruncating(deviation * random.NextNormal());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillTruncatedNormal<T>(Span<T> values, double variance, ref Xoshiro256 random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ref T value in values)
        {
            double drawn;
            do
            {
                drawn = random.NextNormal();
            }
            while (Math.Abs(drawn) > 2);
            value = T.CreateTruncating(drawn * Math.Sqrt(variance) / TruncatedDeviation);
        }
    }
}
