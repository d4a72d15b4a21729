using System;
using StaticNet.Benchmarks.ByHand;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Engines.ByHand;

/// <summary>Sample by sample.</summary>
internal sealed class ByHandInference(Toolkit toolkit, Workload workload) : InProcessRun
{
    private readonly HandNetwork _network = HandNetworks.New(toolkit, workload, toolkit.SGD(TrainingPlan.TimedRate));
    private readonly float[] _inputs = workload.Inputs;
    private readonly float[] _outputs = new float[workload.OutputSize];

    public override float[] Result()
    {
        Run(1);
        return [.. _outputs];
    }

    protected override void Run(int calls)
    {
        int batch = workload.Batch;
        int inputSize = _inputs.Length / batch;
        int outputSize = _outputs.Length / batch;
        for (int i = 0; i < calls; i++)
        {
            for (int sample = 0; sample < batch; sample++)
            {
                _network.Forward(_inputs.AsSpan(sample * inputSize, inputSize), _outputs.AsSpan(sample * outputSize, outputSize));
            }
        }
    }
}
