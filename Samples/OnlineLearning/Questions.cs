using System;

namespace OnlineLearning;

/// <summary>Points that every version of the network is asked about.</summary>
internal static class Questions
{
    /// <summary>How many there are.</summary>
    public const int Count = 16;

    private static readonly float[] s_points = MakePoints();

    /// <summary>One of them.</summary>
    /// <param name="index">Which.</param>
    public static ReadOnlySpan<float> Get(int index) => s_points.AsSpan(index * StreamNet.InputSize, StreamNet.InputSize);

    private static float[] MakePoints()
    {
        float[] points = new float[Count * StreamNet.InputSize];
        for (int i = 0; i < Count; i++)
        {
            (double sine, double cosine) = Math.SinCos(2.4 * i);
            points[2 * i] = (float)(cosine * (i + 1) / Count);
            points[(2 * i) + 1] = (float)(sine * (i + 1) / Count);
        }

        return points;
    }
}
