using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Benchmarks.Peers;
using StaticNet.Benchmarks.Peers.OnnxRuntime;
using StaticNet.Benchmarks.Roofline;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Compare;

/// <summary>Runs every workload on every engine there is, side by side, and prints one table.</summary>
internal static class CompareCommand
{
    private const int SamplesInARound = 5;

    /// <summary>0, or 1 where an engine's result differed, or 2 where the command line is wrong.</summary>
    public static int Run(string[] arguments)
    {
        CompareOptions options;
        try
        {
            options = CompareOptions.Parse(arguments);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            Console.Error.WriteLine($"{exception.Message}\n{CompareOptions.Usage}");
            return 2;
        }

        IEngine[] engines = [.. Engines().Where(engine => Chosen(options.Engines, engine.Name))];
        Workload[] workloads = [.. WorkloadTable.Inference.Where(workload => options.Workloads.Length == 0 || options.Workloads.Any(workload.Matches))];
        foreach (IEngine engine in engines.Where(static engine => engine.Missing is not null))
        {
            CompareTable.Line($"{engine.Name} is absent: {engine.Missing}");
        }

        engines = [.. engines.Where(static engine => engine.Missing is null)];
        Limits limits = new();
        limits.Measure();
        CompareTable.Machine(limits);
        CompareTable.Header();
        List<CompareRow> rows = [];
        bool agreed = true;
        foreach (Workload workload in workloads)
        {
            limits.Measure();
            agreed &= Compare(workload, engines, limits, options.Rounds, rows);
        }

        foreach (IDisposable engine in engines.OfType<IDisposable>())
        {
            engine.Dispose();
        }

        return agreed ? 0 : 1;
    }

    private static IEngine[] Engines() => [new StaticNetEngine(), new OrtEngine()];

    private static bool Chosen(string[] names, string name) => names.Length == 0 || names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static bool Compare(Workload workload, IEngine[] engines, Limits limits, int rounds, List<CompareRow> rows)
    {
        List<Contestant> contestants = [];
        bool agreed = true;
        float[]? expected = null;
        foreach (IEngine engine in engines)
        {
            if (engine.Load(workload) is not IEngineRun run)
            {
                CompareTable.Note(workload, engine.Name, "not written");
                continue;
            }

            float[] found = run.Result();
            expected ??= found;
            if (OutputCheck.Compare(workload, found, expected) is string difference)
            {
                agreed = false;
                CompareTable.Note(workload, engine.Name, $"not timed: {difference}");
                run.Dispose();
                continue;
            }

            contestants.Add(new Contestant(engine.Name, run));
        }

        Race(contestants, rounds);
        foreach (Contestant contestant in contestants)
        {
            CompareRow row = Row(workload, contestant, contestants, limits);
            rows.Add(row);
            CompareTable.Row(row);
        }

        contestants.ForEach(static contestant => contestant.Run.Dispose());
        return agreed;
    }

    /// <summary>Engine by engine, sample by sample, so that a drift of the machine meets all of them.</summary>
    private static void Race(List<Contestant> contestants, int rounds)
    {
        foreach (Contestant contestant in contestants)
        {
            contestant.Calibrate();
            contestant.Rounds = new double[rounds];
        }

        double[][] samples = [.. contestants.Select(static _ => new double[SamplesInARound])];
        for (int round = 0; round < rounds; round++)
        {
            for (int sample = 0; sample < SamplesInARound; sample++)
            {
                for (int i = 0; i < contestants.Count; i++)
                {
                    samples[i][sample] = contestants[i].Sample();
                }
            }

            for (int i = 0; i < contestants.Count; i++)
            {
                contestants[i].Rounds[round] = Timing.Median(samples[i]);
            }
        }
    }

    private static CompareRow Row(Workload workload, Contestant contestant, List<Contestant> all, Limits limits)
    {
        double seconds = Timing.Median(contestant.Rounds);
        double? RatioTo(string engine) => all.Find(other => other.Engine == engine) is Contestant other ? seconds / Timing.Median(other.Rounds) : null;
        return new CompareRow(
            workload.Name,
            contestant.Engine,
            contestant.Run.Variant,
            1e6 * seconds,
            RatioTo("ONNX Runtime"),
            RatioTo("PyTorch"),
            limits.Seconds(workload) / seconds,
            contestant.BytesPerCall());
    }
}
