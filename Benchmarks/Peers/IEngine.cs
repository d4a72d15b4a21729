using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Peers;

/// <summary>Something that runs networks.</summary>
internal interface IEngine
{
    /// <summary>Its name in the table.</summary>
    string Name { get; }

    /// <summary>What it lacks, with the command that installs it; null where it can run.</summary>
    string? Missing { get; }

    /// <summary>Makes a workload ready to run; null where nobody has written it for this engine.</summary>
    IEngineRun? Load(Workload workload);
}
