using StaticNet.Benchmarks.ByHand;

namespace StaticNet.Benchmarks.Comparisons;

/// <summary>The sample's network; it trains with Adam, as there.</summary>
public class FashionNetComparison : TrainingComparison
{
    private protected override INetwork<float> NewCompiled() => new FashionNet(seed: 1);

    private protected override HandNetwork NewHandwritten(Toolkit toolkit, double rate) => new(
        toolkit.Adam(rate),
        toolkit.Conv2D(28, 28, 1, filters: 32, size: 3),
        toolkit.ReLU(26 * 26 * 32),
        toolkit.MaxPooling2D(26, 26, 32, size: 2),
        toolkit.Conv2D(13, 13, 32, filters: 64, size: 3),
        toolkit.ReLU(11 * 11 * 64),
        toolkit.MaxPooling2D(11, 11, 64, size: 2),
        toolkit.Dropout(5 * 5 * 64, 0.25f),
        toolkit.Dense(5 * 5 * 64, 128),
        toolkit.ReLU(128),
        toolkit.Dropout(128, 0.25f),
        toolkit.Dense(128, 10),
        toolkit.Softmax(10));

    private protected override Loss<float> NewLoss() => new SparseCategoricalCrossentropy<float>();

    private protected override Optimizer<float> NewOptimizer(double rate) => new Adam<float>(rate);
}
