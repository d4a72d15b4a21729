using CustomLayer;
using Xunit;

namespace StaticNet.Tests.Samples;

/// <summary>What a user's own test of a layer looks like: the layer of the sample CustomLayer, its file linked into this project.</summary>
[Trait("Category", "Numeric")]
public sealed class CustomLayerSampleTests
{
    [Fact]
    public void The_layer_passes_its_gradient_check()
        => GradientCheck.Run(new RadialBasisCheck(seed: 1)).ThrowIfAbove(1e-6);
}
