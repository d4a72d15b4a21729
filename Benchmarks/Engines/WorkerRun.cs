using System.Text.Json.Nodes;

namespace StaticNet.Benchmarks.Engines;

/// <summary>One of the ways in which another process can run the workload that it was last given. That process takes the time.</summary>
internal sealed class WorkerRun(LineWorker worker, int index, string variant, float[] result) : IEngineRun
{
    public string Variant => variant;

    public float[] Result() => result;

    public double Time(int calls) =>
        (double?)worker.Ask(new JsonObject { ["command"] = "time", ["index"] = index, ["calls"] = calls })["seconds"] ?? 0;

    public long? Allocated(int calls) => null;

    public void Dispose()
    {
    }
}
