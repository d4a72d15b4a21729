using System;
using System.Numerics;

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
                    for (int element = 0; element < values.Length; element++)
                    {
                        values[element] = T.CreateTruncating(Draw(info, ref random));
                    }

                    break;
            }

            Packing.Pack<T>(values, arena.Slice(info.Offset, info.Layout.Size), info.Layout);
        }
    }

    private static double Draw(ParameterInfo info, ref Xoshiro256 random) => info.Initializer switch
    {
        Initializer.GlorotUniform => Uniform(ref random, 6.0 / (info.FanIn + info.FanOut)),
        Initializer.GlorotNormal => Normal(ref random, 2.0 / (info.FanIn + info.FanOut)),
        Initializer.HeUniform => Uniform(ref random, 6.0 / info.FanIn),
        Initializer.HeNormal => Normal(ref random, 2.0 / info.FanIn),
        Initializer.Zeros => 0,
        Initializer.Ones => 1,
        Initializer.Constant => info.InitializerValue,
        Initializer.RandomUniform => Uniform(ref random, 0.05 * 0.05),
        Initializer.RandomNormal => 0.05 * random.NextNormal(),
        Initializer.LecunUniform => Uniform(ref random, 3.0 / info.FanIn),
        Initializer.LecunNormal => Normal(ref random, 1.0 / info.FanIn),
        _ => throw new ArgumentOutOfRangeException(nameof(info), info.Initializer, "Unknown initialiser."),
    };

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

    private static double Uniform(ref Xoshiro256 random, double squaredLimit) =>
        ((2 * random.NextDouble()) - 1) * Math.Sqrt(squaredLimit);

    private static double Normal(ref Xoshiro256 random, double variance)
    {
        double value;
        do
        {
            value = random.NextNormal();
        }
        while (Math.Abs(value) > 2);
        return value * Math.Sqrt(variance) / TruncatedDeviation;
    }
}
