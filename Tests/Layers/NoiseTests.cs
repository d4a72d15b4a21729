using System;
using System.Linq;
using StaticNet.Tests.Networks;
using Xunit;

namespace StaticNet.Tests.Layers;

/// <summary>Noise layers: nothing in evaluation, the right moments in training, right gradients.</summary>
[Trait("Category", "Numeric")]
public sealed class NoiseTests
{
    public static TheoryData<string> Layers => ["GaussianNoise(0.5f)", "GaussianDropout(0.2f)", "AlphaDropout(0.3f)"];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Does_nothing_in_evaluation(string layer) =>
        LayerProof.Check($"[Input(3, 5)]\n[{layer}]", static probe => probe.Input);

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
