using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Benchmarks.ByHand;
using StaticNet.Benchmarks.Engines;
using StaticNet.Benchmarks.Engines.ByHand;
using StaticNet.Benchmarks.Engines.OnnxRuntime;
using StaticNet.Benchmarks.Engines.PyTorch;
using StaticNet.Benchmarks.Engines.RTNeural;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Compare;

/// <summary>Runs every workload on every engine there is, side by side, and prints one table.</summary>
internal static class CompareCommand
{
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
        Workload[] workloads = [.. WorkloadTable.All(options.Epochs).Where(workload => options.Workloads.Length == 0 || options.Workloads.Any(workload.Matches))];
        foreach (IEngine engine in engines)
        {
            CompareTable.Engine(engine);
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

        if (options.Json is string file)
        {
            CompareJson.Write(file, rows);
        }

        return agreed ? 0 : 1;
    }

    private static IEngine[] Engines() =>
    [
        new StaticNetEngine(),
        new OrtEngine(),
        new TorchEngine(),
        new RtNeuralEngine(),
        new ByHandEngine("Tensors", Toolkit.Tensors),
        new ByHandEngine("plain loops", Toolkit.Plain),
    ];

    private static bool Chosen(string[] names, string name) => names.Length == 0 || names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static bool Compare(Workload workload, IEngine[] engines, Limits limits, int rounds, List<CompareRow> rows)
    {
        List<Contestant> contestants = [];
        bool agreed = true;
        float[]? expected = null;
        foreach (IEngine engine in engines)
        {
            foreach (IEngineRun run in Load(engine, workload))
            {
                float[] found = run.Result();
                expected ??= found;
                if (OutputCheck.Compare(workload, found, expected) is string difference)
                {
                    agreed = false;
                    CompareTable.Note(workload, engine.Name, $"not timed: {difference}");
                    run.Dispose();
                    continue;
                }

                contestants.Add(new Contestant(engine.Name, run, workload.Training?.Threads ?? 1));
            }
        }

        Race.Run(contestants, rounds);
        Contestant[] best = [.. contestants.GroupBy(static contestant => contestant.Engine).Select(static ways => ways.MinBy(static way => way.Median)!)];
        foreach (Contestant contestant in best)
        {
            CompareRow row = Row(workload, contestant, best, limits);
            rows.Add(row);
            CompareTable.Row(row);
        }

        contestants.ForEach(static contestant => contestant.Run.Dispose());
        return agreed;
    }

    /// <summary>None, with a word on why, where the engine cannot run the workload.</summary>
    private static IReadOnlyList<IEngineRun> Load(IEngine engine, Workload workload)
    {
        string note = "not written";
        try
        {
            IReadOnlyList<IEngineRun> runs = engine.Load(workload);
            if (runs.Count > 0)
            {
                return runs;
            }
        }
        catch (InvalidOperationException exception)
        {
            note = $"failed: {exception.Message}";
        }

        CompareTable.Note(workload, engine.Name, note);
        return [];
    }

    private static CompareRow Row(Workload workload, Contestant contestant, Contestant[] all, Limits limits)
    {
        double seconds = contestant.Median;
        double? RatioTo(string engine) => Array.Find(all, other => other.Engine == engine) is Contestant other ? seconds / other.Median : null;
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
