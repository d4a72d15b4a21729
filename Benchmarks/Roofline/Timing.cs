using System;
using System.Diagnostics;

namespace StaticNet.Benchmarks.Roofline;

/// <summary>Times on a shared, noisy machine: the best of several rounds for limits, the median for what is compared with them.</summary>
internal static class Timing
{
    /// <summary>The shortest of several runs, in seconds.</summary>
    public static double Best(Action action, int rounds)
    {
        action();
        double best = double.PositiveInfinity;
        for (int i = 0; i < rounds; i++)
        {
            best = Math.Min(best, Once(action));
        }

        return best;
    }

    /// <summary>One run, in seconds.</summary>
    public static double Once(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>The middle value.</summary>
    public static double Median(double[] values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted[sorted.Length / 2];
    }
}
