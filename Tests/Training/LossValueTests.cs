using System;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>Losses on values worked out by hand, on logits, on outputs of several distributions, and where numbers run out.</summary>
[Trait("Category", "Numeric")]
public sealed class LossValueTests
{
    [Fact]
    public void Known_values()
    {
        // The examples of the Keras documentation, worked out from its formulas.
        Assert.Equal((1 - 0 + 1 - Math.Log(1 + 1e-7) + 0 + 0) / 4, Mean(new Poisson<double>(), [1, 1, 0, 0], [0, 1, 0, 0], 2), 1e-12);
        // y = (0, 1), p = (0.6, 0.4): ln(1 / 0.4), and 1e-7 ln(1e-7 / 0.6); y = (0, 0): 1e-7 ln(1e-7 / 0.4) and 1e-7 ln(1e-7 / 0.6).
        Assert.Equal(
            (Math.Log(2.5) + (1e-7 * ((3 * Math.Log(1e-7)) - Math.Log(0.6) - Math.Log(0.4) - Math.Log(0.6)))) / 2,
            Mean(new KLDivergence<double>(), [0.6, 0.4, 0.4, 0.6], [0, 1, 0, 0], 2),
            1e-14);
        // −(0·1 + 1·0 + 2 · ½) / 2: orthogonal, and equal.
        Assert.Equal(-0.5, Mean(new CosineSimilarity<double>(), [1, 0, 1, 1], [0, 1, 1, 1], 2), 1e-15);
        Assert.Equal(0.6, Mean(new CosineSimilarity<double>(), [3, 4], [-5, 0], 2), 1e-15);
        Assert.Equal(0, Mean(new CosineSimilarity<double>(), [0, 0], [-5, 0], 2));
        Assert.Equal(1.3, Mean(new Hinge<double>(), [0.6, 0.4, 0.4, 0.6], [0, 1, 0, 0], 2), 1e-15);
        Assert.Equal(1.3, Mean(new Hinge<double>(), [0.6, 0.4, 0.4, 0.6], [-1, 1, -1, -1], 2), 1e-15);
        Assert.Equal(1.86, Mean(new SquaredHinge<double>(), [0.6, 0.4, 0.4, 0.6], [0, 1, 0, 0], 2), 1e-15);
        Assert.Equal(0, Mean(new SquaredHinge<double>(), [-1.5, 2], [0, 1], 2));
        Assert.Equal((Math.Log(Math.Cosh(1.5)) + Math.Log(Math.Cosh(2))) / 2, Mean(new LogCosh<double>(), [1, -1], [-0.5, 1], 2), 1e-14);
        Assert.Equal((0.6 * 0.6 * -Math.Log(0.4) + 0.3 * 0.3 * -Math.Log(0.7)) / 2, Mean(new BinaryFocalCrossentropy<double>(), [0.6, 0.7], [0, 1], 2), 1e-14);
        Assert.Equal(
            ((0.75 * 0.6 * -Math.Log(0.4)) + (0.25 * 0.3 * -Math.Log(0.7))) / 2,
            Mean(new BinaryFocalCrossentropy<double>(applyClassBalancing: true, gamma: 1), [0.6, 0.7], [0, 1], 2),
            1e-14);
        Assert.Equal(0.25 * 0.05 * 0.05 * -Math.Log(0.95), Mean(new CategoricalFocalCrossentropy<double>(), [0.05, 0.95, 0], [0, 1, 0], 3), 1e-14);
    }

    [Fact]
    public void Without_focus_the_focal_losses_are_plain_cross_entropies()
    {
        double[] predictions = [0.2, 0.7, 0.1, 0, 1, 0];
        double[] targets = [0, 1, 0, 1, 0, 0];
        AssertSame(new BinaryCrossentropy<double>(0.1), new BinaryFocalCrossentropy<double>(gamma: 0, labelSmoothing: 0.1), predictions, targets);
        AssertSame(new CategoricalCrossentropy<double>(0.1), new CategoricalFocalCrossentropy<double>(1, 0, labelSmoothing: 0.1), predictions, targets);
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(0.5)]
    [InlineData(0.0)]
    public void Logits_are_as_good_as_fused_probabilities(double gamma)
    {
        Random random = new(31);
        double[] logits = [.. Enumerable.Range(0, 40).Select(_ => (random.NextDouble() - 0.5) * 12)];
        double[] targets = [.. logits.Select((_, i) => i % 5 == 2 ? 1.0 : 0)];
        double[] sigmoid = [.. logits.Select(z => 1 / (1 + Math.Exp(-z)))];
        double[] softmax = [.. logits.Chunk(5).SelectMany(row => row.Select(z => Math.Exp(z) / row.Sum(Math.Exp)))];
        double[] index = [.. Enumerable.Range(0, 8).Select(i => (double)(i % 5))];
        AssertSame(new BinaryCrossentropy<double>(0.1), sigmoid, new BinaryCrossentropy<double>(0.1, true), logits, targets);
        AssertSame(new CategoricalCrossentropy<double>(0.1), softmax, new CategoricalCrossentropy<double>(0.1, 0, true), logits, targets);
        AssertSame(new SparseCategoricalCrossentropy<double>(), softmax, new SparseCategoricalCrossentropy<double>(0, true), logits, index);
        AssertSame(
            new BinaryFocalCrossentropy<double>(true, 0.3, gamma, false, 0.1),
            sigmoid,
            new BinaryFocalCrossentropy<double>(true, 0.3, gamma, true, 0.1),
            logits,
            targets);
        AssertSame(
            new CategoricalFocalCrossentropy<double>(0.3, gamma, false, 0.1),
            softmax,
            new CategoricalFocalCrossentropy<double>(0.3, gamma, true, 0.1),
            logits,
            targets);
    }

    [Fact]
    public void Losses_stay_finite_where_probabilities_underflow()
    {
        float[] gradients = new float[2];
        double loss = new BinaryCrossentropy<float>(fromLogits: true).Evaluate([-300, 300], [1, 1], 2, gradients, 2);
        Assert.Equal(150, loss, 1e-4);
        Assert.Equal([-1f, 0], gradients);
        loss = new CategoricalCrossentropy<float>(fromLogits: true).Evaluate([300, -300], [0, 1], 2, gradients, 1);
        Assert.Equal(600, loss, 1e-3);
        Assert.Equal([1f, -1], gradients);
        loss = new SparseCategoricalCrossentropy<float>(fromLogits: true).Evaluate([300, -300], [1], 2, gradients, 1);
        Assert.Equal(600, loss, 1e-3);
        Assert.Equal([1f, -1], gradients);
        loss = new BinaryFocalCrossentropy<float>(fromLogits: true).Evaluate([-300, 300], [1, 1], 2, gradients, 2);
        Assert.Equal(150, loss, 1e-4);
        Assert.Equal([-1f, 0], gradients);
        loss = new BinaryFocalCrossentropy<float>(gamma: 0.5).Evaluate([0, 1], [1, 1], 2, gradients, 2, fused: true);
        Assert.True(loss is > 40 and < 50);
        Assert.Equal([-1f, 0], gradients);
        loss = new CategoricalFocalCrossentropy<float>(1, fromLogits: true).Evaluate([300, -300], [0, 1], 2, gradients, 1);
        Assert.Equal(600, loss, 1e-3);
        Assert.Equal([1f, -1], gradients);
        loss = new CategoricalFocalCrossentropy<float>(1, 0.5).Evaluate([1, 0], [1, 0], 2, gradients, 1, fused: true);
        Assert.Equal(0, loss);
        Assert.Equal([0f, 0], gradients);
        loss = new LogCosh<float>().Evaluate([1e30f, -200], [0, 0], 2, gradients, 2);
        Assert.Equal(1, loss / 5e29, 1e-6);
        Assert.Equal([1f, -1], gradients);
    }

    [Fact]
    public void Several_distributions_of_a_sample_are_averaged()
    {
        double[] p = [0.2, 0.5, 0.3, 0.6, 0.3, 0.1, 0.1, 0.1, 0.8, 0.4, 0.4, 0.2];
        double[] hot = [0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0];
        double[] index = [1, 2, 0, 1];
        foreach ((Loss<double> one, Loss<double> several, double[] targets) in new (Loss<double>, Loss<double>, double[])[]
        {
            (new CategoricalCrossentropy<double>(0.1), new CategoricalCrossentropy<double>(0.1, 3), hot),
            (new SparseCategoricalCrossentropy<double>(), new SparseCategoricalCrossentropy<double>(3), index),
            (new CategoricalFocalCrossentropy<double>(), new CategoricalFocalCrossentropy<double>(classes: 3), hot),
            (new KLDivergence<double>(), new KLDivergence<double>(3), hot),
            (new CosineSimilarity<double>(), new CosineSimilarity<double>(3), hot),
        })
        {
            foreach (bool fused in new[] { false, one.FusesWith is not null })
            {
                // Four samples of one distribution, or two of two: half the sum, half the gradient.
                double[] gradients = new double[12];
                double[] half = new double[12];
                double sum = one.Evaluate(p, targets, 3, gradients, 2, fused);
                Assert.Equal(sum / 2, several.Evaluate(p, targets, 6, half, 2, fused), 1e-12);
                Assert.All(Enumerable.Range(0, 12), i => Assert.Equal(gradients[i] / 2, half[i], 1e-12));
            }
        }

        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => new SparseCategoricalCrossentropy<double>(3).CheckTargets([0, 1, 2, 3], 6));
        Assert.Contains("sample 1: expected a class index from 0 to 2, found 3", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new SparseCategoricalCrossentropy<double>(4).TargetSize(6));
        Assert.Throws<ArgumentException>(() => new KLDivergence<double>(4).Evaluate(new double[6], new double[6], 6, default, 1));
        Assert.Throws<ArgumentException>(() => new CosineSimilarity<double>(4).Evaluate(new double[6], new double[6], 6, default, 1));
        new SparseCategoricalCrossentropy<double>(3).CheckOutput(Info(2, 3));
        new SparseCategoricalCrossentropy<double>(3).CheckOutput(Info(6));
        Assert.Throws<ArgumentException>(() => new SparseCategoricalCrossentropy<double>(3).CheckOutput(Info(3, 2)));
        exception = Assert.Throws<ArgumentException>(() => new CategoricalCrossentropy<double>().CheckOutput(Info(2, 3)));
        Assert.Contains("has to be told how many classes", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BinaryFocalCrossentropy<double>(alpha: 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BinaryFocalCrossentropy<double>(gamma: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CategoricalFocalCrossentropy<double>(alpha: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CategoricalFocalCrossentropy<double>(gamma: double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CategoricalFocalCrossentropy<double>(labelSmoothing: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KLDivergence<double>(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineSimilarity<double>(-1));
    }

    internal static NetworkInfo Info(params int[] outputShape) => new()
    {
        Name = "Net",
        InputShape = [1],
        OutputShape = outputShape,
        InputSize = 1,
        OutputSize = outputShape.Aggregate(1, (a, b) => a * b),
        Tile = 1,
        OutputActivation = Activation.Linear,
        Layers = [],
        Summary = string.Empty,
    };

    private static void AssertSame(Loss<double> first, Loss<double> second, double[] predictions, double[] targets)
    {
        foreach (bool fused in new[] { false, true })
        {
            double[] expected = new double[predictions.Length];
            double[] found = new double[predictions.Length];
            Assert.Equal(
                first.Evaluate(predictions, targets, 3, expected, 0.7, fused), second.Evaluate(predictions, targets, 3, found, 0.7, fused), 1e-12);
            Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal(expected[i], found[i], 1e-12));
        }
    }

    private static void AssertSame(Loss<double> fused, double[] probabilities, Loss<double> plain, double[] logits, double[] targets)
    {
        double[] expected = new double[logits.Length];
        double[] found = new double[logits.Length];
        Assert.Equal(
            fused.Evaluate(probabilities, targets, 5, expected, 0.7, fused: true), plain.Evaluate(logits, targets, 5, found, 0.7), 1e-11);
        Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal(expected[i], found[i], 1e-12));
        Assert.Null(plain.FusesWith);
    }

    private static double Mean(Loss<double> loss, double[] predictions, double[] targets, int outputs)
        => loss.Evaluate(predictions, targets, outputs, default, 1) / (predictions.Length / outputs);
}
