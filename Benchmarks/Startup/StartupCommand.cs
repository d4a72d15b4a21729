using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StaticNet.Benchmarks.Compare;
using StaticNet.Benchmarks.Roofline;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Startup;

/// <summary>From the first line of a fresh process to the end of its first inference, the JIT's work included.</summary>
internal static class StartupCommand
{
    private const int Processes = 7;

    /// <summary>Prints a line per network; all networks where none is named.</summary>
    public static int Run(IReadOnlyList<string> kinds)
    {
        CompareTable.Line($"{"network",-12} {"median, ms",10} {"best, ms",9} {"constructor",12} {"inference",10} {"second inference",17}");
        foreach (string kind in kinds.Count > 0 ? kinds : NetworkByKind.Kinds)
        {
            double[][] runs = [.. Enumerable.Range(0, Processes).Select(_ => Times(kind))];
            double Median(Func<double[], double> part) => Timing.Median([.. runs.Select(part)]);
            CompareTable.Line($"{kind,-12} {Median(static run => run[0] + run[1]),10:F1} {runs.Min(static run => run[0] + run[1]),9:F1} {Median(static run => run[0]),12:F1} {Median(static run => run[1]),10:F1} {Median(static run => run[2]),17:F3}");
        }

        return 0;
    }

    private static double[] Times(string kind) =>
    [
        .. OwnProcess.Run([StartupChild.Verb, kind])
            .Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => double.Parse(line, CultureInfo.InvariantCulture)),
    ];
}
