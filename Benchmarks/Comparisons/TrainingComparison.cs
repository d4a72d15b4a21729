using BenchmarkDotNet.Attributes;
using StaticNet.Benchmarks.ByHand;

namespace StaticNet.Benchmarks.Comparisons;

/// <summary>Adds one training step: forward, gradient of the loss, backward, optimiser; 32 samples, one thread.</summary>
public abstract class TrainingComparison : ForwardComparison
{
    private const int BatchSize = 32;

    /// <summary>So small that the numbers, and with them the work, stay the same however often the step is timed.</summary>
    private const double Rate = 1e-7;

    private float[] _inputs = [];
    private float[] _targets = [];
    private HandNetwork _plain = null!;
    private HandNetwork _tensors = null!;
    private Trainer<float> _trainer = null!;

    public override void Setup()
    {
        base.Setup();
        foreach (Toolkit toolkit in (Toolkit[])[Toolkit.Plain, Toolkit.Tensors])
        {
            Agreement.CheckTraining(
                NewCompiled(),
                NewLoss(),
                NewOptimizer(Agreement.Rate),
                NewHandwritten(toolkit, Agreement.Rate),
                toolkit == Toolkit.Plain ? "plain loops" : "TensorPrimitives");
        }

        INetwork<float> compiled = NewCompiled();
        Loss<float> loss = NewLoss();
        _trainer = new Trainer<float>(compiled, loss, NewOptimizer(Rate)) { Threads = 1 };
        _plain = NewHandwritten(Toolkit.Plain, Rate);
        _tensors = NewHandwritten(Toolkit.Tensors, Rate);
        Agreement.CopyParameters(compiled, _plain);
        Agreement.CopyParameters(compiled, _tensors);
        _inputs = Agreement.RandomValues(BatchSize * compiled.Info.InputSize, seed: 2);
        _targets = Agreement.RandomTargets(compiled.Info, loss, BatchSize);
    }

    [GlobalCleanup]
    public void Cleanup() => _trainer.Dispose();

    [BenchmarkCategory("Training step")]
    [Benchmark(Description = "plain loops", Baseline = true)]
    public void StepPlain() => _plain.Step(_inputs, _targets);

    [BenchmarkCategory("Training step")]
    [Benchmark(Description = "TensorPrimitives")]
    public void StepTensors() => _tensors.Step(_inputs, _targets);

    [BenchmarkCategory("Training step")]
    [Benchmark(Description = "StaticNet")]
    public double StepStaticNet() => _trainer.Step(_inputs, _targets);

    private protected virtual Loss<float> NewLoss() => new MeanSquaredError<float>();

    private protected virtual Optimizer<float> NewOptimizer(double rate) => new SGD<float>(rate);
}
