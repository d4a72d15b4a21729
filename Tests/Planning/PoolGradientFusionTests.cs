using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Shapes;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Planning;

/// <summary>The way back through a pooling for maxima and the activation before it is one kernel, where nothing else is between.</summary>
public sealed class PoolGradientFusionTests
{
    [Fact]
    public void A_derivative_goes_along_and_the_bias_sums_over_windows()
    {
        IReadOnlyList<Kernel> backward = Backward("[Input(12, 12, 1), Conv2D(6, 5, Activation = Activation.ReLU), MaxPooling2D(2), Flatten, Dense(3)]");
        PoolGradient pool = Assert.Single(backward.OfType<PoolGradient>());
        Pointwise.MultiplyGradient derivative = Assert.IsType<Pointwise.MultiplyGradient>(Assert.Single(pool.Chain));
        Assert.Equal(pool.Pooled, derivative.Tensor);
        Assert.True(pool is { Disjoint: true, Covers: true });
        Assert.DoesNotContain(backward, static kernel => kernel is Map);
        Reduce bias = Assert.Single(backward.OfType<Reduce>(), static reduce => reduce.Label == "conv2d");
        Assert.Equal(pool.Gradient, bias.Source);
    }

    /// <summary>A mean has no element whose value is the result; a linear layer has no derivative.</summary>
    [Theory]
    [InlineData("[Input(12, 12, 1), Conv2D(6, 5, Activation = Activation.ReLU), AveragePooling2D(2), Flatten, Dense(3)]")]
    [InlineData("[Input(12, 12, 1), Conv2D(6, 5), MaxPooling2D(2), Flatten, Dense(3)]")]
    [InlineData("[Input(12, 12, 1), Conv2D(6, 5, Activation = Activation.SiLU), MaxPooling2D(2), Flatten, Dense(3)]")]
    public void Other_poolings_stay_as_they_are(string attributes) =>
        Assert.Empty(Assert.Single(Backward(attributes).OfType<PoolGradient>()).Chain);

    /// <summary>Where windows meet, an element may get from several; what they miss, zeros.</summary>
    [Theory]
    [InlineData("[Input(13, 13, 1), MaxPooling2D(2)]", true, false)]
    [InlineData("[Input(13, 13, 1), MaxPooling2D(3, Strides = 2)]", false, false)]
    [InlineData("[Input(13, 13, 1), MaxPooling2D(2, Padding = Padding.Same)]", false, false)]
    public void Windows_say_how_they_lie(string attributes, bool disjoint, bool covers)
    {
        PoolGradient pool = Assert.Single(Backward(attributes).OfType<PoolGradient>());
        Assert.Equal((disjoint, covers), (pool.Disjoint, pool.Covers));
    }

    private static IReadOnlyList<Kernel> Backward(string attributes)
    {
        NetworkModel model = ShapeInference.Infer(
            TestCompilation.Declare("Net", $"using StaticNet;\n[Network]\n{attributes}\npartial class Net;"));
        Assert.Empty(model.Errors);
        return [.. NetworkPlanner.Run(model).Training.Program.Backward];
    }
}
