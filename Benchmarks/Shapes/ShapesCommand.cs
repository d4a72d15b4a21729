using System.Collections.Generic;
using System.Linq;
using StaticNet.Benchmarks.Compare;
using StaticNet.Benchmarks.Engines;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Shapes;

/// <summary>What odd shapes reach of the machine's limit.</summary>
internal static class ShapesCommand
{
    private const int Rounds = 5;

    /// <summary>Prints a line per shape, the worst share first.</summary>
    public static int Run()
    {
        Limits limits = new();
        List<(Workload Workload, double Seconds)> times = [];
        foreach (Workload workload in OddShapes.All)
        {
            limits.Measure();
            Contestant[] contestants = [.. new StaticNetEngine().Load(workload).Select(static run => new Contestant("StaticNet", run, threads: 1))];
            Race.Run(contestants, Rounds);
            times.Add((workload, contestants[0].Median));
        }

        CompareTable.Machine(limits);
        CompareTable.Line($"\n{"shape",-40} {"median, µs",12} {"GFLOP/s",8} {"of limit",9}  limit");
        foreach ((Workload workload, double seconds) in times.OrderBy(time => limits.Seconds(time.Workload) / time.Seconds))
        {
            double least = limits.Seconds(workload);
            string limit = least > 2e-9 * workload.MultiplyAdds / limits.Peak ? "weights" : "arithmetic";
            CompareTable.Line($"{workload.Name,-40} {1e6 * seconds,12:G4} {2e-9 * workload.MultiplyAdds / seconds,8:F1} {100 * least / seconds,7:F0} %  {limit}");
        }

        return 0;
    }
}
