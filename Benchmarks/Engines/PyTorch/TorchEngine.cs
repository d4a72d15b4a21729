using System;
using System.Collections.Generic;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Engines.PyTorch;

/// <summary>PyTorch in a process of its own, at the fastest of its ways to run a network.</summary>
internal sealed class TorchEngine : IEngine, IDisposable
{
    private const string Install = "apt-get install -y python3-torch libopenblas0-openmp (STATICNET_PYTHON names another Python)";

    private readonly Lazy<LineWorker?> _worker = new(Start);

    public string Name => "PyTorch";

    public string? Missing => _worker.Value is null ? Install : null;

    public string Version => _worker.Value is LineWorker worker
        ? $"{worker.Greeting["version"]}, on one core or two{((bool?)worker.Greeting["openmp"] == true ? "" : "; SLOW, for it lacks libopenblas0-openmp")}"
        : "";

    /// <summary>Its fastest way on one core, and on two where it may have them: how the second fares depends on who else uses it.</summary>
    public IReadOnlyList<IEngineRun> Load(Workload workload) => TorchRun.Load(_worker.Value!, workload);

    public void Dispose()
    {
        if (_worker.IsValueCreated)
        {
            _worker.Value?.Dispose();
        }
    }

    // What pins slow kernels goes; blocks of memory stay instead of being fetched from the system for every call.
    private static LineWorker? Start() => PeersFolder.Find("pytorch_worker.py") is string script
        ? LineWorker.Start(
            Environment.GetEnvironmentVariable("STATICNET_PYTHON") ?? "/usr/bin/python3",
            [script],
            ("OPENBLAS_CORETYPE", null),
            ("OPENBLAS_L2_SIZE", null),
            ("MALLOC_MMAP_THRESHOLD_", "1000000000"),
            ("MALLOC_TRIM_THRESHOLD_", "2000000000"))
        : null;
}
