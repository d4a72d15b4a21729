namespace StaticNet.Benchmarks.Workloads;

/// <summary>What one call of a workload does.</summary>
internal enum WorkloadMode
{
    /// <summary>Inference of a batch of whole samples.</summary>
    Forward,

    /// <summary>One step of a sequence, with the state carried from step to step.</summary>
    Step,

    /// <summary>One training step on a batch.</summary>
    Train,
}
