using System;
using StaticNet;
using StaticNet.Numerics;

namespace CustomLayer;

/// <summary>Points on two spirals around the origin, one turned by half a circle against the other.</summary>
internal static class Spirals
{
    private const double Turns = 1.25;
    private const double Noise = 0.03;

    /// <summary>Points with the spiral, 0 or 1, that each is of; both coordinates are about −1 to 1.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Other seeds give other points.</param>
    public static Dataset<float> Make(int count, ulong seed)
    {
        Xoshiro256 random = new(seed);
        float[] points = new float[2 * count];
        float[] spirals = new float[count];
        for (int i = 0; i < count; i++)
        {
            spirals[i] = i % 2;

            // The root, so that the outer turns are as dense as the inner ones.
            double along = Math.Sqrt(random.NextDouble());
            double angle = (2 * Turns * along) + spirals[i];
            points[2 * i] = (float)((along * Math.Cos(Math.PI * angle)) + (Noise * random.NextNormal()));
            points[(2 * i) + 1] = (float)((along * Math.Sin(Math.PI * angle)) + (Noise * random.NextNormal()));
        }

        return new Dataset<float>(points, spirals, inputSize: 2, targetSize: 1);
    }
}
