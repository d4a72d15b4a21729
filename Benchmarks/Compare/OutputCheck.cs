using System;
using System.Globalization;
using System.Linq;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Compare;

/// <summary>Nothing is timed that does not compute the same.</summary>
internal static class OutputCheck
{
    /// <summary>Largest distance as a share: of the output's norm, and after a training step of the largest change of a parameter.</summary>
    private const double Tolerance = 1e-4;

    /// <summary>What is wrong with an engine's result; null where it agrees.</summary>
    public static string? Compare(Workload workload, float[] found, float[] expected)
    {
        if (found.Length != expected.Length)
        {
            return $"{found.Length} values instead of {expected.Length}";
        }

        double distance = workload.Mode == WorkloadMode.Train
            ? Largest(found, expected) / Largest(expected, workload.Parameters())
            : Norm(found, expected) / Norm(expected, new float[expected.Length]);
        return distance <= Tolerance ? null : string.Create(CultureInfo.InvariantCulture, $"its result is off by {distance:G2}");
    }

    private static double Norm(float[] a, float[] b) => Math.Sqrt(a.Zip(b).Sum(static pair => Math.Pow((double)pair.First - pair.Second, 2)));

    // NaN is the largest of all: it has to fail the comparison.
    private static double Largest(float[] a, float[] b)
    {
        double largest = 0;
        foreach ((float first, float second) in a.Zip(b))
        {
            double distance = Math.Abs((double)first - second);
            largest = double.IsNaN(distance) ? distance : Math.Max(largest, distance);
        }

        return largest;
    }
}
