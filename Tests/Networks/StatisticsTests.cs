using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Tests.Reference;
using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>Batch normalisation's running statistics move by the means over the samples of each tile.</summary>
[Trait("Category", "Numeric")]
public sealed class StatisticsTests
{
    public static TheoryData<int> All => NetworkSuite.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Running_statistics_move(int number)
    {
        NetworkCase @case = NetworkSuite.Get(number);
        if (!@case.Network.Normalizes || @case.Network.IsRandom)
        {
            return;
        }

        INetwork<double> network = @case.Create<double>();
        int samples = NetworkCase.Samples(network.Info);
        NetworkContext<double> context = network.CreateContext(samples);
        double[] inputs = @case.Inputs(samples);
        network.Forward(context, inputs, new double[samples * network.Info.OutputSize]);
        network.UpdateStatistics(context.Gradients, samples);

        ReferencePass pass = @case.Pass<double>(training: true, network.Info, samples);
        IReadOnlyList<(string Name, ReferenceTensor Output)> outputs = @case.Network.Run(pass, inputs);
        for (int layer = 0; layer < @case.Network.Layers.Count; layer++)
        {
            if (@case.Network.Layers[layer] is ReferenceBatchNormalization normalization)
            {
                string name = outputs[layer + 1].Name;
                ReferenceTensor source = outputs[@case.Network.SourceOf(layer)].Output;
                double momentum = normalization.Momentum ?? 0.99;
                double[] means = network.Parameters[name + "/moving_mean"].ToArray();
                double[] variances = network.Parameters[name + "/moving_variance"].ToArray();
                for (int channel = 0; channel < source.Channels; channel++)
                {
                    (double Mean, double Variance)[] moments =
                        [.. pass.Tiles.Select(tile => ReferenceBatchNormalization.Moments(source, channel, tile.First, tile.Count))];
                    double[] weights = [.. pass.Tiles.Select(tile => (double)tile.Count / samples)];
                    double mean = moments.Zip(weights, static (moment, weight) => moment.Mean * weight).Sum();
                    double variance = moments.Zip(weights, static (moment, weight) => moment.Variance * weight).Sum();
                    Near(@case, momentum, @case.Parameters[name + "/moving_mean"][channel], mean, means[channel]);
                    Near(@case, momentum, @case.Parameters[name + "/moving_variance"][channel], variance, variances[channel]);
                }
            }
        }
    }

    private static void Near(NetworkCase @case, double momentum, double before, double seen, double after)
    {
        double expected = (momentum * before) + ((1 - momentum) * seen);
        Assert.True(Math.Abs(after - expected) <= 1e-9 * (1 + Math.Abs(seen)), $"expected {expected:R}, found {after:R}. {@case}");
    }
}
