using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Tests.Networks;
using StaticNet.Tests.Reference;
using Xunit;

namespace StaticNet.Tests.Layers;

/// <summary>Pooling and unpooling along one to three axes, option by option.</summary>
[Trait("Category", "Numeric")]
public sealed class PoolingTests
{
    private static readonly int[][] s_inputs = [[13, 3], [16, 17], [7, 6, 5], [5, 8, 16], [9, 9, 1], [4, 3, 5, 18], [5, 4, 6, 2]];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, 21)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Windows_hold_their_maximum(int number) => ProvePooling(number, average: false);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Windows_hold_their_mean(int number) => ProvePooling(number, average: true);

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Global_windows_hold_everything(bool average, bool keepDims)
    {
        foreach (int[] input in s_inputs)
        {
            Prove(new ReferenceNetwork(input, [new ReferenceGlobalPooling(average, input.Length - 1) { KeepDims = keepDims }]));
        }
    }

    /// <summary>Other numbers than the pooled ones go back, so that a gradient through the pooling cannot hide one of these.</summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public void Unpooling_puts_values_where_the_maxima_were(int number)
    {
        int[] input = s_inputs[number % s_inputs.Length];
        ReferencePooling pooling = Draw(new Random(number), average: false, input) with { Name = "down" };
        Prove(new ReferenceNetwork(input,
        [
            pooling,
            new ReferenceActivation(Activation.Tanh) { Name = "between" },
            new ReferenceMaxUnpooling("between", "input_layer", pooling),
        ]));
    }

    /// <summary>The pooling's own values play no part here: what comes before it gets its gradient by the other way alone.</summary>
    [Fact]
    public void A_pooling_that_only_tells_positions_has_no_gradient()
    {
        ReferencePooling pooling = new(false, 2, 2) { Name = "down" };
        Prove(new ReferenceNetwork([6, 6, 3],
        [
            new ReferenceActivation(Activation.Tanh) { Name = "x" },
            pooling,
            new ReferencePooling(true, 2, 2) { Name = "means", From = "x" },
            new ReferenceMaxUnpooling("means", "x", pooling),
        ]));
    }

    /// <summary>Of equal values the first counts, in a pooling's gradient and in unpooling.</summary>
    [Fact]
    public void The_first_of_equal_values_is_the_maximum()
    {
        INetwork<float> network = CompiledNetworks.Create<float>(
            "[Input(2, 4, 1)] [MaxPooling2D(2)] [Activation(Activation.Linear)] [MaxUnpooling2D(\"max_pooling2d\")]");
        float[] output = new float[8];
        network.Forward([5, 5, 1, 2, 5, 5, 3, 3], output);
        Assert.Equal([5, 0, 0, 0, 0, 0, 3, 0], output);

        NetworkContext<float> context = network.CreateContext(1);
        float[] gradient = new float[8];
        network.Forward(context, [5, 5, 1, 2, 5, 5, 3, 3], output);
        network.Backward(context, [1, 2, 3, 4, 5, 6, 7, 8], gradient);
        Assert.Equal([1, 0, 0, 0, 0, 0, 7, 0], gradient);
    }

    /// <summary>Three windows, two of which have one maximum: the later one's value stays, and the other has no gradient.</summary>
    [Fact]
    public void Where_windows_share_a_maximum_the_last_value_stays()
    {
        INetwork<float> network = CompiledNetworks.Create<float>("""
            [Input(4, 1)]
            [MaxPooling1D(2, Strides = 1, Name = "down")]
            [AveragePooling1D(2, Strides = 1, From = "input_layer")]
            [MaxUnpooling1D("down")]
            """);
        NetworkContext<float> context = network.CreateContext(1);
        float[] output = new float[4];
        float[] gradient = new float[4];
        network.Forward(context, [1, 3, 2, 4], output);
        Assert.Equal([0, 2.5f, 0, 3], output);
        network.Backward(context, [1, 10, 100, 1000], gradient);
        Assert.Equal([0, 5, 505, 500], gradient);
    }

    /// <summary>By hand: the last window holds 4, an element of padding, and one beyond it that does not count.</summary>
    [Theory]
    [InlineData("CeilMode = true, CountPadding = true", new[] { 1f, 3, 2 })]
    [InlineData("CeilMode = true", new[] { 1.5f, 3, 4 })]
    [InlineData("CountPadding = true", new[] { 1f, 3 })]
    public void A_window_that_hangs_over_counts_what_is_padding(string options, float[] expected)
    {
        INetwork<float> network = CompiledNetworks.Create<float>(
            $"[Input(4, 1)] [AveragePooling1D(3, Strides = 2, PadBefore = 1, PadAfter = 1, {options})]");
        float[] output = new float[network.Info.OutputSize];
        network.Forward([1, 2, 3, 4], output);
        Assert.Equal(expected.Length, output.Length);
        Assert.All(expected.Zip(output), static pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    private static void ProvePooling(int number, bool average)
    {
        int[] input = s_inputs[number % s_inputs.Length];
        Prove(new ReferenceNetwork(input, [Draw(new Random(number), average, input)]));
    }

    private static void Prove(ReferenceNetwork network) => LayerProof.Check(
        network.Attributes,
        probe => network.Run(new ReferencePass(new Dictionary<string, double[]>(), Math.ScaleB(1, -53), false, [(0, 1)]), probe.Input)[^1].Output.Values);

    private static ReferencePooling Draw(Random random, bool average, int[] input)
    {
        int axes = input.Length - 1;
        ReferencePooling pooling;
        do
        {
            int[] Each(int low, int high, int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(low, high))];
            bool same = random.Next(3) == 0;
            pooling = new ReferencePooling(average, random.Next(3) == 0 ? [.. Enumerable.Repeat(2, axes)] : Each(1, 5, axes))
            {
                Strides = random.Next(3) == 0 ? null : Each(1, 4, axes),
                Dilations = average || random.Next(3) > 0 ? null : Each(1, 4, axes),
                Same = same,
                Pads = same || random.Next(2) == 0 ? null : Each(0, 3, 2 * axes),
                CeilMode = !same && random.Next(2) == 0,
                CountPadding = average && random.Next(2) == 0,
            };
        }
        while (!pooling.Fits(input));

        return pooling;
    }
}
