using System;
using System.Diagnostics;

namespace StaticNet.Benchmarks.Engines;

/// <summary>A workload that runs in this process. The loop is the engine's, so that no call through an interface is timed with it.</summary>
internal abstract class InProcessRun : IEngineRun
{
    public virtual string Variant => "";

    public abstract float[] Result();

    public double Time(int calls)
    {
        long start = Stopwatch.GetTimestamp();
        Run(calls);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public long? Allocated(int calls)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        Run(calls);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    public virtual void Dispose()
    {
    }

    /// <summary>Calls so many times.</summary>
    protected abstract void Run(int calls);
}
