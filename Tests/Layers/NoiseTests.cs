using System;
using System.Linq;
using StaticNet.Tests.Networks;
using Xunit;

namespace StaticNet.Tests.Layers;

/// <summary>Noise layers: nothing in evaluation, the right moments in training, right gradients.</summary>
[Trait("Category", "Numeric")]
public sealed class NoiseTests
{
    public static TheoryData<string, string> Layers => new()
    {
        { "3, 5", "GaussianNoise(0.5f)" },
        { "3, 5", "GaussianDropout(0.2f)" },
        { "3, 5", "AlphaDropout(0.3f)" },
        { "3, 5", "Dropout(0.4f)" },
        { "4, 7", "SpatialDropout1D(0.4f)" },
        { "2, 3, 16", "SpatialDropout2D(0.5f)" },
        { "2, 2, 3, 17", "SpatialDropout3D(0.3f)" },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void Does_nothing_in_evaluation_and_has_right_gradients_in_training(string input, string layer) =>
        LayerProof.Check($"[Input({input})]\n[{layer}]", static probe => probe.Input);

    /// <summary>A channel is dropped as a whole or kept as a whole, scaled such that the mean stays.</summary>
    [Theory]
    [InlineData("5, 32", "SpatialDropout1D")]
    [InlineData("2, 3, 32", "SpatialDropout2D")]
    [InlineData("2, 2, 2, 32", "SpatialDropout3D")]
    public void Spatial_dropout_drops_channels(string input, string layer)
    {
        const int Channels = 32;
        INetwork<double> network = CompiledNetworks.Create<double>($"[Input({input})]\n[{layer}(0.25f)]");
        NetworkContext<double> context = network.CreateContext(50);
        double[] outputs = new double[50 * network.Info.OutputSize];
        network.Forward(context, [.. Enumerable.Repeat(3.0, outputs.Length)], outputs);
        int kept = 0;
        foreach (double[] sample in outputs.Chunk(network.Info.OutputSize))
        {
            for (int channel = 0; channel < Channels; channel++)
            {
                double[] elements = [.. sample.Where((_, i) => i % Channels == channel)];
                Assert.True(elements.All(static value => value == 0) || elements.All(static value => Math.Abs(value - 4) < 1e-12));
                kept += elements[0] == 0 ? 0 : 1;
            }
        }

        // Of 1600 channels three quarters, give or take four deviations of 17.
        Assert.InRange(kept, 1200 - 70, 1200 + 70);
    }

    /// <summary>Of 32,000 numbers the mean is off by about deviation / 180.</summary>
    [Theory]
    [InlineData("GaussianNoise(0.5f)", 2.0, 0.5)]
    [InlineData("GaussianDropout(0.2f)", 2.0, 1.0)]
    public void Has_the_right_moments_in_training(string layer, double mean, double deviation)
    {
        double[] outputs = Train(layer, static _ => 2);
        double average = outputs.Average();
        Assert.Equal(mean, average, 0.03);
        Assert.Equal(deviation, Math.Sqrt(outputs.Average(value => (value - average) * (value - average))), 0.03);
    }

    /// <summary>Values of mean 0 and variance 1 keep both.</summary>
    [Fact]
    public void Alpha_dropout_keeps_mean_and_variance()
    {
        Random random = new(3);
        double[] outputs = Train("AlphaDropout(0.3f)", _ => random.NextDouble() < 0.5 ? -1 : 1);
        double average = outputs.Average();
        Assert.Equal(0, average, 0.03);
        Assert.Equal(1, Math.Sqrt(outputs.Average(value => (value - average) * (value - average))), 0.03);
    }

    [Fact]
    public void Samples_and_seeds_differ()
    {
        double[] outputs = Train("GaussianNoise(1)", static _ => 0);
        Assert.Equal(outputs.Length, outputs.Distinct().Count());
        Assert.Equal(outputs, Train("GaussianNoise(1)", static _ => 0));
        Assert.NotEqual(outputs, Train("GaussianNoise(1)", static _ => 0, seed: 2));
    }

    private static double[] Train(string layer, Func<int, double> input, ulong seed = 1)
    {
        INetwork<double> network = CompiledNetworks.Create<double>($"[Input(1000)]\n[{layer}]");
        NetworkContext<double> context = network.CreateContext(32);
        context.Seed = seed;
        double[] outputs = new double[32000];
        network.Forward(context, [.. Enumerable.Range(0, outputs.Length).Select(input)], outputs);
        return outputs;
    }
}
