using System;
using System.Collections.Generic;
using StaticNet.Benchmarks.ByHand;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Engines.ByHand;

/// <summary>What a C# user writes: the networks of which all layers were written by hand, on one thread.</summary>
internal sealed class ByHandEngine(string name, Toolkit toolkit) : IEngine
{
    public string Name => name;

    public string? Missing => null;

    public string Version => Environment.Version.ToString();

    public IReadOnlyList<IEngineRun> Load(Workload workload)
    {
        if (workload.Mode == WorkloadMode.Step || workload.Training?.Epochs > 0 || HandNetworks.Layers(toolkit, workload) is null)
        {
            return [];
        }

        return [workload.Mode == WorkloadMode.Train ? new ByHandTraining(toolkit, workload) : new ByHandInference(toolkit, workload)];
    }
}
