using System;
using System.Linq;
using System.Numerics;
using StaticNet.Numerics;
using Xunit;

namespace StaticNet.Tests.Numerics;

public sealed class Xoshiro256Tests
{
    [Fact]
    public void The_numbers_are_those_of_the_published_algorithms()
    {
        // First outputs as published with the algorithms: SplitMix64 seeded by 1234567, xoshiro256** in the state 1, 2, 3, 4.
        ulong seed = 1234567;
        ulong[] published = [6457827717110365317, 3203168211198807973, 9817491932198370423];
        Assert.Equal(published, new[] { Split(ref seed), Split(ref seed), Split(ref seed) });
        ulong[] state = [1, 2, 3, 4];
        published = [11520, 0, 1509978240, 1215971899390074240];
        Assert.Equal(published, new[] { Step(state), Step(state), Step(state), Step(state) });

        foreach (ulong start in new ulong[] { 0, 1, 42, ulong.MaxValue })
        {
            seed = start;
            state = [Split(ref seed), Split(ref seed), Split(ref seed), Split(ref seed)];
            Xoshiro256 random = new(start);
            for (int i = 0; i < 100; i++)
            {
                Assert.Equal(Step(state), random.Next());
            }
        }
    }

    [Fact]
    public void Doubles_are_uniform_below_1()
    {
        Xoshiro256 random = new(3);
        double[] values = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextDouble())];
        Assert.All(values, value => Assert.InRange(value, 0, BitConverter.Int64BitsToDouble(0x3FEFFFFFFFFFFFFF)));
        Assert.InRange(values.Average(), 0.495, 0.505);
        Assert.InRange(values.Average(value => value * value), 0.328, 0.339);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    public void Integers_are_uniform_below_the_maximum(int maximum)
    {
        const int Draws = 100_000;
        Xoshiro256 random = new(4);
        int[] counts = new int[maximum];
        for (int i = 0; i < Draws; i++)
        {
            counts[random.NextInt(maximum)]++;
        }

        double expected = (double)Draws / maximum;
        double chiSquared = counts.Sum(count => (count - expected) * (count - expected) / expected);

        // Mean and five standard deviations of the distribution of χ².
        Assert.InRange(chiSquared, 0, maximum - 1 + (5 * Math.Sqrt(2.0 * maximum)));
    }

    [Fact]
    public void A_maximum_below_1_is_refused()
    {
        Xoshiro256 random = new(4);
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInt(0));
    }

    [Fact]
    public void A_permutation_holds_each_number_once()
    {
        Xoshiro256 random = new(4);
        int[] order = random.Permutation(100);
        Assert.Equal(Enumerable.Range(0, 100), order.Order());
        Assert.NotEqual(Enumerable.Range(0, 100), order);
        Assert.Empty(random.Permutation(0));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => random.Permutation(-1));
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_the_normal_distribution()
    {
        Xoshiro256 random = new(5);
        double[] values = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextNormal())];
        Assert.InRange(values.Average(), -0.02, 0.02);
        Assert.InRange(values.Average(value => value * value), 0.98, 1.02);
        Assert.InRange(values.Average(value => value * value * value), -0.06, 0.06);
        Assert.InRange(values.Average(value => value * value * value * value), 2.85, 3.15);
    }

    private static ulong Split(ref ulong state)
    {
        unchecked
        {
            ulong z = state += 0x9e3779b97f4a7c15;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
            z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
            return z ^ (z >> 31);
        }
    }

    private static ulong Step(ulong[] s)
    {
        unchecked
        {
            ulong result = BitOperations.RotateLeft(s[1] * 5, 7) * 9;
            ulong t = s[1] << 17;
            s[2] ^= s[0];
            s[3] ^= s[1];
            s[1] ^= s[2];
            s[0] ^= s[3];
            s[2] ^= t;
            s[3] = BitOperations.RotateLeft(s[3], 45);
            return result;
        }
    }
}
