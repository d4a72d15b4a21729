using System;
using System.Collections.Generic;
using System.Numerics;

namespace StaticNet.Numerics;

/// <summary>Random orthogonal matrices, as first values of recurrent kernels.</summary>
internal static class OrthogonalMatrix
{
    /// <summary>
    /// Fills a matrix, all axes of the shape but the last taken as rows, so that its rows or its columns, whichever are fewer,
    /// are orthonormal: normal numbers, made orthogonal vector by vector (modified Gram-Schmidt, twice, which is as good as a
    /// QR factorisation by reflections).
    /// </summary>
    public static void Draw<T>(ref Xoshiro256 random, IReadOnlyList<int> shape, Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int columns = shape[^1];
        int rows = values.Length / columns;
        bool byRow = rows <= columns;
        int count = Math.Min(rows, columns);
        int length = Math.Max(rows, columns);
        double[][] vectors = new double[count][];
        for (int i = 0; i < count; i++)
        {
            double[] vector = vectors[i] = new double[length];
            for (int j = 0; j < length; j++)
            {
                vector[j] = random.NextNormal();
            }

            for (int pass = 0; pass < 2; pass++)
            {
                for (int other = 0; other < i; other++)
                {
                    double product = Dot(vector, vectors[other]);
                    for (int j = 0; j < length; j++)
                    {
                        vector[j] -= product * vectors[other][j];
                    }
                }
            }

            double norm = Math.Sqrt(Dot(vector, vector));
            for (int j = 0; j < length; j++)
            {
                vector[j] /= norm;
                values[byRow ? (i * columns) + j : (j * columns) + i] = T.CreateTruncating(vector[j]);
            }
        }
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
