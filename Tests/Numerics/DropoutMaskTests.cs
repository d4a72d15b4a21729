using System;
using System.Linq;
using System.Numerics;
using StaticNet.Numerics;
using Xunit;

namespace StaticNet.Tests.Numerics;

public sealed class DropoutMaskTests
{
    [Theory]
    [InlineData(0.1f)]
    [InlineData(0.25f)]
    [InlineData(0.5f)]
    [InlineData(0.9f)]
    public void The_share_of_zeros_is_the_rate_and_the_mean_is_1(float rate)
    {
        const int Count = 200_000;
        float[] mask = Fill<float>(Count, rate, DropoutMask.Key(5, 1, 2));
        Assert.All(mask, value => Assert.True(value == 0 || value == 1 / (1 - rate)));

        // Five standard deviations of a binomial share.
        double deviation = Math.Sqrt(rate * (1 - rate) / Count);
        Assert.InRange(mask.Count(value => value == 0) / (double)Count, rate - (5 * deviation), rate + (5 * deviation));
    }

    [Fact]
    public void Every_element_is_its_own_counter_mixed_whatever_the_width_of_the_vector()
    {
        const ulong Key = 0x0123456789ABCDEF;
        uint threshold = (uint)(0.3f * 4294967296.0);
        for (int count = 0; count < 70; count++)
        {
            bool[] expected = [.. Enumerable.Range(0, count)
                .Select(i => LowBias(LowBias((uint)i ^ 0x89ABCDEF) ^ 0x01234567) >= threshold)];
            Assert.Equal(expected, Fill<float>(count, 0.3f, Key).Select(value => value != 0));
            Assert.Equal(expected, Fill<double>(count, 0.3f, Key).Select(value => value != 0));
        }
    }

    [Fact]
    public void Rate_0_keeps_everything() => Assert.All(Fill<float>(1000, 0, 77), value => Assert.Equal(1, value));

    [Fact]
    public void Double_precision_scales_by_the_rate_as_it_was_declared()
    {
        double kept = Fill<double>(100, 0.1f, 3).First(value => value != 0);
        Assert.Equal(1 / (1 - (double)0.1f), kept);
    }

    [Fact]
    public void Seeds_layers_samples_and_neighbouring_elements_are_unrelated()
    {
        const int Count = 20_000;
        float[] reference = Fill<float>(Count, 0.5f, DropoutMask.Key(1, 1, 1));
        Assert.Equal(reference, Fill<float>(Count, 0.5f, DropoutMask.Key(1, 1, 1)));
        float[][] others =
        [
            Fill<float>(Count, 0.5f, DropoutMask.Key(2, 1, 1)),
            Fill<float>(Count, 0.5f, DropoutMask.Key(1, 2, 1)),
            Fill<float>(Count, 0.5f, DropoutMask.Key(1, 1, 2)),
            [.. reference.Skip(1), 0],
            [.. reference.Skip(16), .. new float[16]],
        ];
        Assert.All(others, other =>
        {
            int equal = reference.Zip(other).Count(pair => pair.First == pair.Second);
            Assert.InRange(equal / (double)Count, 0.48, 0.52);
        });
    }

    private static T[] Fill<T>(int count, float rate, ulong key)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] memory = [.. Enumerable.Repeat(T.NaN, count + 40)];
        DropoutMask.Fill(ref memory[4], count, rate, key);
        Assert.All(memory[..4].Concat(memory[(4 + count)..]), value => Assert.True(T.IsNaN(value)));
        return memory[4..(4 + count)];
    }

    /// <summary>The published mixing function "lowbias32".</summary>
    private static uint LowBias(uint x)
    {
        x ^= x >> 16;
        x = unchecked(x * 0x7feb352dU);
        x ^= x >> 15;
        x = unchecked(x * 0x846ca68bU);
        return x ^ (x >> 16);
    }
}
