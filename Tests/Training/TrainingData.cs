using System;
using System.Numerics;

namespace StaticNet.Tests.Training;

/// <summary>Small problems to train on.</summary>
internal static class TrainingData
{
    /// <summary>Points in a square and which quadrant pair they lie in: two classes (xor), as class indices.</summary>
    internal static Dataset<T> Quadrants<T>(int count, int seed = 1, int inputs = 2)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Random random = new(seed);
        T[] points = new T[count * inputs];
        T[] labels = new T[count];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < inputs; j++)
            {
                points[(i * inputs) + j] = T.CreateChecked((random.NextDouble() * 2) - 1);
            }

            labels[i] = points[i * inputs] * points[(i * inputs) + 1] > T.Zero ? T.One : T.Zero;
        }

        return new Dataset<T>(points, labels, inputs, 1);
    }
}
