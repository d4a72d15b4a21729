using System.Linq;
using StaticNet.Benchmarks.ByHand;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Engines.ByHand;

/// <summary>Training steps, always on one thread.</summary>
internal sealed class ByHandTraining(Toolkit toolkit, Workload workload) : InProcessRun
{
    private readonly HandNetwork _network = HandNetworks.New(toolkit, workload, NewOptimizer(toolkit, workload.Training!, TrainingPlan.TimedRate, 1e-7));
    private readonly float[] _inputs = workload.Inputs;
    private readonly float[] _targets = workload.Targets;

    public override string Variant => "1t";

    public override float[] Result()
    {
        HandNetwork network = HandNetworks.New(
            toolkit, workload, NewOptimizer(toolkit, workload.Training!, TrainingPlan.CheckRate, TrainingPlan.CheckEpsilon));
        network.Step(_inputs, _targets);
        return [.. network.Parameters.SelectMany(static parameter => parameter.ToKeras(parameter.Values))];
    }

    protected override void Run(int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            _network.Step(_inputs, _targets);
        }
    }

    private static HandOptimizer NewOptimizer(Toolkit toolkit, TrainingPlan plan, double rate, double epsilon) =>
        plan.Adam ? toolkit.Adam(rate, epsilon) : toolkit.SGD(rate);
}
