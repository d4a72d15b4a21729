using System;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Engines;

/// <summary>Training as users call it: steps on one batch, or epochs of a data set.</summary>
internal sealed class StaticNetTraining(Workload workload) : InProcessRun
{
    private readonly float[] _inputs = workload.Inputs;
    private readonly float[] _targets = workload.Targets;
    private readonly Trainer<float> _trainer = NewTrainer(workload, workload.Training!.NewOptimizer());

    public override float[] Result()
    {
        using Trainer<float> trainer = NewTrainer(workload, workload.Training!.NewCheckedOptimizer());
        int batch = workload.Batch;
        trainer.Step(_inputs.AsSpan(0, batch * (_inputs.Length / workload.Samples)), _targets.AsSpan(0, batch * (_targets.Length / workload.Samples)));
        return Workload.ParametersOf(trainer.Network);
    }

    public override void Dispose() => _trainer.Dispose();

    protected override void Run(int calls)
    {
        if (workload.Training!.Epochs > 0)
        {
            Dataset<float> data = new(_inputs, _targets, _inputs.Length / workload.Samples, _targets.Length / workload.Samples);
            _trainer.Fit(data, calls * workload.Training.Epochs, workload.Batch);
            return;
        }

        for (int i = 0; i < calls; i++)
        {
            _trainer.Step(_inputs, _targets);
        }
    }

    private static Trainer<float> NewTrainer(Workload workload, Optimizer<float> optimizer)
    {
        INetwork<float> network = workload.NewNetwork();
        return new Trainer<float>(network, workload.Training!.NewLoss(network.Info), optimizer) { Threads = workload.Training.Threads };
    }
}
