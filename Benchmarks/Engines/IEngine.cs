using System.Collections.Generic;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Engines;

/// <summary>Something that runs networks.</summary>
internal interface IEngine
{
    /// <summary>Its name in the table.</summary>
    string Name { get; }

    /// <summary>What it lacks, with the command that installs it; null where it can run.</summary>
    string? Missing { get; }

    /// <summary>The version, and what of it matters to speed.</summary>
    string Version { get; }

    /// <summary>
    /// Makes a workload ready to run, in the one or two ways that may be the fastest. None where nobody has written it for this
    /// engine.
    /// </summary>
    IReadOnlyList<IEngineRun> Load(Workload workload);
}
