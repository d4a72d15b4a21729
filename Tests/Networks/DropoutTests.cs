using System;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>What dropout drops: a share of the values, chosen by seed and sample and by nothing else.</summary>
[Trait("Category", "Numeric")]
public sealed class DropoutTests
{
    private const int Size = 1000;
    private const float Rate = 0.3f;

    private static readonly Lazy<Type> s_type = new(() => CompiledNetworks.Create<double>($"[Input({Size})]\n[Dropout(0.3f)]", "Tile = 3").GetType());

    [Fact]
    public void A_share_is_dropped_and_the_rest_scaled_up()
    {
        const int Samples = 20;
        double[] outputs = Run(Samples, 1, 0);
        double kept = outputs.First(static value => value != 0);
        Assert.Equal(1 / (1 - (double)Rate), kept, 1e-6);
        Assert.All(outputs, value => Assert.True(value == 0 || value == kept));

        // Five standard deviations of a binomial count.
        int count = Samples * Size;
        double deviation = Math.Sqrt(count * Rate * (1 - Rate));
        Assert.InRange(outputs.Count(static value => value == 0), (count * Rate) - (5 * deviation), (count * Rate) + (5 * deviation));
    }

    [Fact]
    public void Seeds_and_samples_draw_differently_and_a_seed_draws_again()
    {
        double[] outputs = Run(2, 1, 0);
        Assert.Equal(outputs, Run(2, 1, 0));
        Assert.NotEqual(outputs, Run(2, 2, 0));
        Assert.NotEqual(outputs[..Size], outputs[Size..]);
    }

    [Fact]
    public void A_minibatch_draws_the_same_however_it_is_cut()
    {
        double[] whole = Run(8, 7, 0);
        Assert.Equal(whole, Run(3, 7, 0).Concat(Run(5, 7, 3)));
    }

    private static double[] Run(int samples, ulong seed, int firstSample)
    {
        INetwork<double> network = CompiledNetworks.Instantiate<double>(s_type.Value);
        NetworkContext<double> context = network.CreateContext(samples);
        context.Seed = seed;
        context.FirstSample = firstSample;
        double[] outputs = new double[samples * Size];
        network.Forward(context, [.. Enumerable.Repeat(1.0, samples * Size)], outputs);
        return outputs;
    }
}
