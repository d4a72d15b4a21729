using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Engines.RTNeural;

/// <summary>RTNeural, which runs one sample at a time; a process for each of its backends that was built.</summary>
internal sealed class RtNeuralEngine : IEngine, IDisposable
{
    private readonly Lazy<LineWorker[]> _workers = new(Start);

    public string Name => "RTNeural";

    public string? Missing => _workers.Value.Length == 0
        ? "apt-get install -y g++ libeigen3-dev; git clone https://github.com/jatinchowdhury18/RTNeural; RTNEURAL_DIR=$PWD/RTNeural Benchmarks/peers/rtneural/build.sh"
        : null;

    public string Version => string.Join(", ", _workers.Value.Select(static worker => worker.Greeting["version"]));

    public IReadOnlyList<IEngineRun> Load(Workload workload)
    {
        if (workload.Mode == WorkloadMode.Train || workload.Batch > 1)
        {
            return [];
        }

        using WorkerFolder folder = new();
        folder.Write("weights.f32", workload.Parameters());
        folder.Write("inputs.f32", workload.Inputs);
        return [.. _workers.Value.SelectMany(worker => Load(worker, workload, folder))];
    }

    public void Dispose()
    {
        if (_workers.IsValueCreated)
        {
            Array.ForEach(_workers.Value, static worker => worker.Dispose());
        }
    }

    private static LineWorker[] Start() =>
    [
        .. ((string[])["worker-eigen", "worker-stl"])
            .Select(static name => PeersFolder.Find("rtneural", name))
            .OfType<string>()
            .Select(static path => LineWorker.Start(path, []))
            .OfType<LineWorker>(),
    ];

    private static IEnumerable<IEngineRun> Load(LineWorker worker, Workload workload, WorkerFolder folder)
    {
        JsonObject request = new()
        {
            ["command"] = "load",
            ["kind"] = workload.Kind,
            ["mode"] = workload.Mode.ToString(),
            ["folder"] = folder.Path,
        };
        JsonArray variants = worker.Ask(request)["variants"]!.AsArray();
        return [.. variants.Select(variant => new WorkerRun(worker, 0, (string?)variant ?? "", folder.Read("result0.f32")))];
    }
}
