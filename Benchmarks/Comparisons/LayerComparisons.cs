using StaticNet.Benchmarks.ByHand;

namespace StaticNet.Benchmarks.Comparisons;

/// <summary>Dense, 784 to 128 units: the weights fit the second-level cache.</summary>
public class Dense784To128Comparison : TrainingComparison
{
    private protected override INetwork<float> NewCompiled() => new SmallDense(seed: 1);

    private protected override HandNetwork NewHandwritten(Toolkit toolkit, double rate) => new(toolkit.SGD(rate), toolkit.Dense(784, 128));
}

/// <summary>Dense, 1024 to 1024 units: the weights do not fit it on many machines.</summary>
public class Dense1024To1024Comparison : TrainingComparison
{
    private protected override INetwork<float> NewCompiled() => new LargeDense(seed: 1);

    private protected override HandNetwork NewHandwritten(Toolkit toolkit, double rate) => new(toolkit.SGD(rate), toolkit.Dense(1024, 1024));
}

/// <summary>Conv2D, 3×3, 32 to 64 channels, on 13×13.</summary>
public class Conv2D32To64Comparison : TrainingComparison
{
    private protected override INetwork<float> NewCompiled() => new SmallConvolution(seed: 1);

    private protected override HandNetwork NewHandwritten(Toolkit toolkit, double rate) =>
        new(toolkit.SGD(rate), toolkit.Conv2D(13, 13, 32, filters: 64, size: 3));
}

/// <summary>MaxPooling2D, 2×2, 32 channels, on 26×26. Nothing to train.</summary>
public class MaxPooling2DComparison : ForwardComparison
{
    private protected override INetwork<float> NewCompiled() => new SmallPooling(seed: 1);

    private protected override HandNetwork NewHandwritten(Toolkit toolkit, double rate) =>
        new(toolkit.SGD(rate), toolkit.MaxPooling2D(26, 26, 32, size: 2));
}
