using System;
using System.Linq;
using StaticNet.Tests.Networks;
using Xunit;

namespace StaticNet.Tests.Layers;

/// <summary>Normalisation by statistics of the data: given, written, and taken from a dataset.</summary>
[Trait("Category", "Numeric")]
public sealed class NormalizationLayerTests
{
    [Theory]
    [InlineData("1", false)]
    [InlineData("16", true)]
    [InlineData("3, 17", false)]
    [InlineData("2, 3, 5", true)]
    public void Parameters_hold_the_statistics(string shape, bool invert) => LayerProof.Check(
        $"[Input({shape})]\n[Normalization(Invert = {(invert ? "true" : "false")})]",
        probe =>
        {
            double[] mean = probe.Parameter("normalization/mean");
            double[] deviation = [.. probe.Parameter("normalization/variance").Select(Math.Sqrt)];
            return [.. probe.Input.Select((x, i) => invert
                ? mean[i % mean.Length] + (x * deviation[i % mean.Length])
                : (x - mean[i % mean.Length]) / deviation[i % mean.Length])];
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_attribute_gives_the_statistics(bool invert)
    {
        double[] mean = [0.5, -1, 2];
        double[] deviation = [0.5, 2, 1];
        string option = invert ? ", Invert = true" : "";
        LayerProof.Check(
            $"[Input(4, 3)]\n[Normalization(Mean = new double[] {{ 0.5, -1, 2 }}, Variance = [0.25, 4, 1]{option})]",
            probe => [.. probe.Input.Select((x, i) => invert ? mean[i % 3] + (x * deviation[i % 3]) : (x - mean[i % 3]) / deviation[i % 3])]);
        LayerProof.Check(
            $"[Input(19)]\n[Normalization(Mean = [3], Variance = [0.25]{option})]",
            probe => [.. probe.Input.Select(x => invert ? 3 + (x * 0.5) : (x - 3) / 0.5)]);
    }

    /// <summary>As in Keras: (x − 1) / max(√0, 10⁻⁷).</summary>
    [Fact]
    public void A_channel_that_never_changes_is_divided_by_a_small_number()
    {
        INetwork<double> network = CompiledNetworks.Create<double>("[Input(2)]\n[Normalization(Mean = [1, 1], Variance = [0, 4])]");
        double[] output = new double[2];
        network.Forward([1 + 1e-7, 2], output);
        Assert.Equal(1, output[0], 1e-6);
        Assert.Equal(0.5, output[1], 1e-12);
    }

    [Fact]
    public void Adapting_takes_the_statistics_of_the_data()
    {
        // Means that are large beside the deviations, and three samples of two steps in two channels.
        float[] data = [1000, 1, 1001, 2, 1002, 3, 1003, 4, 1004, 5, 1005, 7];
        INetwork<float> network = CompiledNetworks.Create<float>("[Input(2, 2)]\n[Normalization]\n[Flatten]\n[Dense(1)]");
        Dataset<float> dataset = new(data, new float[3], 4, 1);
        NormalizationAdapter.Adapt(network, dataset);
        foreach (int channel in (int[])[0, 1])
        {
            double[] own = [.. data.Where((_, i) => i % 2 == channel).Select(static x => (double)x)];
            double variance = own.Average(x => (x - own.Average()) * (x - own.Average()));
            Assert.Equal((float)own.Average(), network.Parameters["normalization/mean"].ToArray()[channel]);
            Assert.Equal((float)variance, network.Parameters["normalization/variance"].ToArray()[channel]);
        }
    }

    [Fact]
    public void Adapting_says_what_does_not_fit()
    {
        INetwork<float> network = CompiledNetworks.Create<float>("[Input(4)]\n[Normalization]");
        Dataset<float> Of(float[] inputs, int size) => new(inputs, new float[inputs.Length / size], size, 1);
        Assert.Throws<ArgumentException>(() => NormalizationAdapter.Adapt(network, Of(new float[6], 3)));
        Assert.Throws<ArgumentException>(() => NormalizationAdapter.Adapt(network, Of([], 4)));
        Assert.Throws<ArgumentException>(() => NormalizationAdapter.Adapt(network, Of([1, 2, float.NaN, 4], 4)));
        Assert.Throws<UnknownParameterException>(() => NormalizationAdapter.Adapt(network, Of(new float[4], 4), "dense"));
    }
}
