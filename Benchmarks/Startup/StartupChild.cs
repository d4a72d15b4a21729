using System;
using System.Diagnostics;
using System.Globalization;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Startup;

/// <summary>The process whose start is timed.</summary>
internal static class StartupChild
{
    /// <summary>The hidden first argument.</summary>
    public const string Verb = "startup-child";

    /// <summary>
    /// Prints milliseconds: from the start to the network, from there to the end of the first inference, and those of the
    /// second inference.
    /// </summary>
    /// <param name="kind">The network.</param>
    /// <param name="start">The time at the first line of the program.</param>
    public static int Run(string kind, long start)
    {
        INetwork<float> network = NetworkByKind.New(kind);
        long made = Stopwatch.GetTimestamp();
        float[] input = new float[network.Info.InputSize];
        float[] output = new float[network.Info.OutputSize];
        network.Forward(input, output);
        long first = Stopwatch.GetTimestamp();
        network.Forward(input, output);
        long second = Stopwatch.GetTimestamp();
        foreach (TimeSpan time in (TimeSpan[])[Stopwatch.GetElapsedTime(start, made), Stopwatch.GetElapsedTime(made, first), Stopwatch.GetElapsedTime(first, second)])
        {
            Console.WriteLine(time.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        }

        return 0;
    }
}
