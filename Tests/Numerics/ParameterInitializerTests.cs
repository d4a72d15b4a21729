using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Numerics;
using Xunit;

namespace StaticNet.Tests.Numerics;

public sealed class ParameterInitializerTests
{
    private const int FanIn = 200;
    private const int FanOut = 300;

    [Theory]
    [InlineData(Initializer.GlorotUniform, 2.0 / (FanIn + FanOut), 1.7320508)]
    [InlineData(Initializer.GlorotNormal, 2.0 / (FanIn + FanOut), 2 / 0.87962566)]
    [InlineData(Initializer.HeUniform, 2.0 / FanIn, 1.7320508)]
    [InlineData(Initializer.HeNormal, 2.0 / FanIn, 2 / 0.87962566)]
    public void Random_initialisers_have_the_variance_and_the_limits_of_their_definition(
        Initializer initializer, double variance, double deviationsToLimit)
    {
        ParameterStore<double> store = Store<double>((initializer, 0, new PackedLayout(FanIn, FanOut)));
        ParameterInitializer.Initialize(store, 1);
        double[] values = store["p0/kernel"].ToArray();
        double limit = Math.Sqrt(variance) * deviationsToLimit;

        Assert.InRange(values.Average(), -0.01 * limit, 0.01 * limit);
        Assert.InRange(values.Average(value => value * value), 0.98 * variance, 1.02 * variance);
        Assert.InRange(values.Max(Math.Abs), 0.99 * limit, limit * 1.0000001);

        // The share within half the limit tells the uniform from the truncated normal distribution.
        double share = values.Count(value => Math.Abs(value) < limit / 2) / (double)values.Length;
        double expected = initializer is Initializer.GlorotUniform or Initializer.HeUniform ? 0.5 : 0.682689492 / 0.954499736;
        Assert.InRange(share, expected - 0.01, expected + 0.01);
    }

    [Fact]
    public void Fixed_initialisers_fill_and_padding_stays_zero()
    {
        ParameterStore<float> store = Store<float>(
            (Initializer.Zeros, 9, new PackedLayout(3, 5)),
            (Initializer.Ones, 9, new PackedLayout(1, 33)),
            (Initializer.Constant, -0.75, new PackedLayout(2, 12, 3)));
        store.MutableValues.Fill(float.NaN);
        ParameterInitializer.Initialize(store, 1);
        Assert.All(store["p0/kernel"].ToArray(), value => Assert.Equal(0, value));
        Assert.All(store["p1/kernel"].ToArray(), value => Assert.Equal(1, value));
        Assert.All(store["p2/kernel"].ToArray(), value => Assert.Equal(-0.75f, value));
        Assert.Equal(33 - (0.75f * 24), store.Values.ToArray().Sum());
    }

    [Fact]
    public void A_start_depends_on_the_seed_and_the_position_and_not_on_packing_or_neighbours()
    {
        (Initializer, double, PackedLayout) first = (Initializer.GlorotUniform, 0, new PackedLayout(6, 8));
        (Initializer, double, PackedLayout) grouped = (Initializer.GlorotUniform, 0, new PackedLayout(6, 8, 4));
        double[] alone = Kernel(1, "p0/kernel", first);
        Assert.Equal(alone, Kernel(1, "p0/kernel", first));
        Assert.Equal(alone, Kernel(1, "p0/kernel", grouped, first));
        Assert.NotEqual(alone, Kernel(2, "p0/kernel", first));
        Assert.NotEqual(alone, Kernel(1, "p1/kernel", first, first));
        Assert.NotEqual(alone, Kernel(-1, "p0/kernel", first));
    }

    [Fact]
    public void Single_precision_draws_in_double_and_rounds()
    {
        foreach (Initializer initializer in new[] { Initializer.GlorotUniform, Initializer.HeNormal })
        {
            ParameterStore<float> single = Store<float>((initializer, 0, new PackedLayout(7, 9)));
            ParameterStore<double> twice = Store<double>((initializer, 0, new PackedLayout(7, 9)));
            ParameterInitializer.Initialize(single, 3);
            ParameterInitializer.Initialize(twice, 3);
            Assert.Equal(twice["p0/kernel"].ToArray().Select(value => (float)value), single["p0/kernel"].ToArray());
        }
    }

    private static double[] Kernel(int seed, string name, params (Initializer, double, PackedLayout)[] parameters)
    {
        ParameterStore<double> store = Store<double>(parameters);
        ParameterInitializer.Initialize(store, seed);
        return store[name].ToArray();
    }

    private static ParameterStore<T> Store<T>(params (Initializer Initializer, double Value, PackedLayout Layout)[] parameters)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        List<ParameterInfo> table = [];
        int offset = 0;
        foreach ((Initializer initializer, double value, PackedLayout layout) in parameters)
        {
            table.Add(new ParameterInfo(
                $"p{table.Count}/kernel", [layout.Rows, layout.Columns], offset, layout, true, initializer, value, FanIn, FanOut));
            offset += layout.Size;
        }

        return new ParameterStore<T>(table, offset, offset);
    }
}
