using System;

namespace StaticNet.Benchmarks.Engines;

/// <summary>A workload, ready to run on an engine.</summary>
internal interface IEngineRun : IDisposable
{
    /// <summary>How the engine runs it where it has several ways; otherwise empty.</summary>
    string Variant { get; }

    /// <summary>
    /// What the engine computes, from a state that knows of nothing: the outputs of a call in the order of StaticNet, those of
    /// the last step of a sequence, or the parameters after a training step.
    /// </summary>
    float[] Result();

    /// <summary>Seconds of so many calls, one after another.</summary>
    double Time(int calls);

    /// <summary>Managed bytes that so many calls allocate; null where the engine has no such memory.</summary>
    long? Allocated(int calls);
}
