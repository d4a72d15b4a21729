using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using StaticNet.Benchmarks.ByHand;

namespace StaticNet.Benchmarks.Comparisons;

/// <summary>Inference of one sample: a network that StaticNet compiles beside the same written by hand, on one thread.</summary>
[MemoryDiagnoser]
[CategoriesColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[HideColumns("StdDev", "Median", "RatioSD", "Alloc Ratio")]
public abstract class ForwardComparison
{
    private float[] _input = [];
    private float[] _output = [];
    private HandNetwork _plain = null!;
    private HandNetwork _tensors = null!;
    private INetwork<float> _compiled = null!;

    /// <summary>Checks that all three agree, then makes them.</summary>
    [GlobalSetup]
    public virtual void Setup()
    {
        Agreement.CheckForward(NewCompiled(), NewHandwritten(Toolkit.Plain, 0), "plain loops");
        Agreement.CheckForward(NewCompiled(), NewHandwritten(Toolkit.Tensors, 0), "TensorPrimitives");
        _compiled = NewCompiled();
        _plain = NewHandwritten(Toolkit.Plain, 0);
        _tensors = NewHandwritten(Toolkit.Tensors, 0);
        Agreement.CopyParameters(_compiled, _plain);
        Agreement.CopyParameters(_compiled, _tensors);
        _input = Agreement.RandomValues(_compiled.Info.InputSize, seed: 1);
        _output = new float[_compiled.Info.OutputSize];
    }

    [BenchmarkCategory("Forward")]
    [Benchmark(Description = "plain loops", Baseline = true)]
    public void ForwardPlain() => _plain.Forward(_input, _output);

    [BenchmarkCategory("Forward")]
    [Benchmark(Description = "TensorPrimitives")]
    public void ForwardTensors() => _tensors.Forward(_input, _output);

    [BenchmarkCategory("Forward")]
    [Benchmark(Description = "StaticNet")]
    public void ForwardStaticNet() => _compiled.Forward(_input, _output);

    /// <summary>The declared network; equal parameters every time.</summary>
    private protected abstract INetwork<float> NewCompiled();

    /// <summary>The same by hand, its parameters zero.</summary>
    /// <param name="toolkit">How it is written.</param>
    /// <param name="rate">The learning rate of its optimiser.</param>
    private protected abstract HandNetwork NewHandwritten(Toolkit toolkit, double rate);
}
