using System;
using System.Globalization;
using StaticNet.Benchmarks.Engines;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Compare;

/// <summary>Prints the table, workload by workload.</summary>
internal static class CompareTable
{
    public static void Machine(Limits limits) => Line(
        $"one core: {limits.Peak:F0} GFLOP/s; reading L1 {limits.Bandwidths[0]:F0}, L2 {limits.Bandwidths[1]:F0}, L3 {limits.Bandwidths[2]:F0} GB/s");

    public static void Engine(IEngine engine) =>
        Line(engine.Missing is string install ? (FormattableString)$"{engine.Name} is absent: {install}" : $"{engine.Name}: {engine.Version}");

    public static void Header() => Line(
        $"\n{"workload",-26} {"engine",-16} {"median, µs",12} {"× ORT",8} {"× PyTorch",9} {"of limit",8} {"bytes",6}  variant");

    public static void Row(CompareRow row) => Line(
        $"{row.Workload,-26} {row.Engine,-16} {row.MedianMicroseconds,12:G5} {row.RatioToOnnxRuntime,8:F3} {row.RatioToPyTorch,9:F3} {100 * row.ShareOfLimit,6:F0} % {row.BytesPerCall,6}  {row.Variant}");

    public static void Note(Workload workload, string engine, string note) => Line($"{workload.Name,-26} {engine,-16} {note}");

    public static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
