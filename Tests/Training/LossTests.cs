using System;
using System.Linq;
using System.Numerics;
using Xunit;

namespace StaticNet.Tests.Training;

[Trait("Category", "Numeric")]
public sealed class LossTests
{
    public static TheoryData<string> All => 
    [
        "mse", "mae", "huber", "huber-2.5", "bce", "bce-smooth", "cce", "cce-smooth", "sparse", "poisson", "kld", "cosine", "hinge",
        "squared-hinge", "log-cosh", "bce-logits", "cce-logits", "sparse-logits",
        "bce-focal", "bce-focal-balanced", "cce-focal", "cce-focal-smooth",
    ];

    // Figures worked out by hand from the formulas of the Keras documentation; batch means, as keras.losses return them.
    [Fact]
    public void Known_values_of_Keras()
    {
        Assert.Equal(0.5, Mean(new MeanSquaredError<double>(), [1, 1, 1, 0], [0, 1, 0, 0], 2), 1e-15);
        Assert.Equal(0.5, Mean(new MeanAbsoluteError<double>(), [1, 1, 1, 0], [0, 1, 0, 0], 2), 1e-15);
        Assert.Equal(0.155, Mean(new Huber<double>(), [0.6, 0.4, 0.4, 0.6], [0, 1, 0, 0], 2), 1e-15);
        Assert.Equal((0.5 * 0.25 + 2.5 * 3 - 0.5 * 6.25) / 2, Mean(new Huber<double>(2.5), [0.5, -3], [0, 0], 2), 1e-15);
        // −(ln 0.4 + ln 0.4 + ln 0.6 + ln 0.4) / 4, the example of keras.losses.BinaryCrossentropy.
        Assert.Equal(0.814924, Mean(new BinaryCrossentropy<double>(), [0.6, 0.4, 0.4, 0.6], [0, 1, 0, 0], 2), 1e-6);
        // (−ln 0.95 − ln 0.1) / 2, the example of keras.losses.CategoricalCrossentropy; and the same with class indices.
        Assert.Equal(1.176939, Mean(new CategoricalCrossentropy<double>(), [0.05, 0.95, 0, 0.1, 0.8, 0.1], [0, 1, 0, 0, 0, 1], 3), 1e-6);
        Assert.Equal(1.176939, Mean(new SparseCategoricalCrossentropy<double>(), [0.05, 0.95, 0, 0.1, 0.8, 0.1], [1, 2], 3), 1e-6);
        // Clipped at 1e-7: −ln 1e-7 = 16.118096.
        Assert.Equal(16.118096, Mean(new BinaryCrossentropy<double>(), [0], [1], 1), 1e-6);
        Assert.Equal(16.118096, Mean(new SparseCategoricalCrossentropy<double>(), [1, 0], [1], 2), 1e-6);
        // Smoothing 0.1 over 2 classes: −(0.95 ln 0.8 + 0.05 ln 0.2).
        Assert.Equal(0.292458, Mean(new CategoricalCrossentropy<double>(0.1), [0.8, 0.2], [1, 0], 2), 1e-6);
        Assert.Equal(0.292458, Mean(new BinaryCrossentropy<double>(0.1), [0.8], [1], 1), 1e-6);
        // Predictions that sum to 2 are normalised.
        Assert.Equal(-Math.Log(0.25), Mean(new SparseCategoricalCrossentropy<double>(), [1.5, 0.5], [1], 2), 1e-12);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Gradients_equal_finite_differences(string name)
    {
        Loss<double> loss = Make<double>(name);
        Random random = new(11);
        for (int round = 0; round < 60; round++)
        {
            int outputs = random.Next(2, 12);
            int samples = random.Next(1, 9);
            double[] predictions = [.. Enumerable.Range(0, samples * outputs).Select(_ => 0.05 + (0.9 * random.NextDouble()))];
            double[] targets = Targets(name, random, samples, outputs);
            double[] gradients = new double[predictions.Length];
            const double Scale = 0.37;
            double sum = loss.Evaluate(predictions, targets, outputs, gradients, Scale);
            Assert.Equal(sum, loss.Evaluate(predictions, targets, outputs, default, Scale));
            for (int i = 0; i < predictions.Length; i++)
            {
                double expected = Scale * Difference(predictions, i, p => loss.Evaluate(p, targets, outputs, default, 1));
                Assert.Equal(expected, gradients[i], 1e-7 * Math.Max(1, Math.Abs(expected)));
            }
        }
    }

    [Theory]
    [InlineData("bce")]
    [InlineData("bce-smooth")]
    [InlineData("cce")]
    [InlineData("cce-smooth")]
    [InlineData("soft")]
    [InlineData("sparse")]
    [InlineData("bce-focal")]
    [InlineData("bce-focal-balanced")]
    [InlineData("cce-focal")]
    [InlineData("cce-focal-smooth")]
    public void Fused_gradients_equal_finite_differences_through_the_activation(string name)
    {
        Loss<double> loss = Make<double>(name);
        Random random = new(12);
        for (int round = 0; round < 60; round++)
        {
            int outputs = random.Next(2, 12);
            int samples = random.Next(1, 9);
            double[] logits = [.. Enumerable.Range(0, samples * outputs).Select(_ => (random.NextDouble() - 0.5) * 8)];
            double[] targets = Targets(name, random, samples, outputs);
            double[] gradients = new double[logits.Length];
            loss.Evaluate(Activate(loss, logits, outputs), targets, outputs, gradients, 0.5, fused: true);
            for (int i = 0; i < logits.Length; i++)
            {
                double expected = 0.5 * Difference(
                    logits, i, z => loss.Evaluate(Activate(loss, z, outputs), targets, outputs, default, 1, fused: true));
                Assert.Equal(expected, gradients[i], 1e-7);
            }
        }
    }

    [Fact]
    public void Fused_gradients_stay_exact_where_probabilities_underflow()
    {
        float[] gradients = new float[3];
        // A softmax of logits 0, −200, −300 in single precision.
        double loss = new SparseCategoricalCrossentropy<float>().Evaluate([1, 0, 0], [1], 3, gradients, 1, fused: true);
        Assert.Equal([1f, -1, 0], gradients);
        Assert.True(double.IsFinite(loss) && loss > 80);
        loss = new CategoricalCrossentropy<float>().Evaluate([1, 0, 0], [0, 0, 1], 3, gradients, 2, fused: true);
        Assert.Equal([2f, 0, -2], gradients);
        Assert.True(double.IsFinite(loss) && loss > 80);
        loss = new BinaryCrossentropy<float>().Evaluate([0, 1, 1], [1, 0, 1], 3, gradients, 3, fused: true);
        Assert.Equal([-1f, 1, 0], gradients);
        Assert.True(double.IsFinite(loss) && loss > 50);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Single_precision_follows_double(string name)
    {
        Random random = new(13);
        for (int round = 0; round < 40; round++)
        {
            int outputs = random.Next(2, 70);
            int samples = random.Next(1, 40);
            float[] predictions = [.. Enumerable.Range(0, samples * outputs).Select(_ => (float)(0.05 + (0.9 * random.NextDouble())))];
            float[] targets = [.. Targets(name, random, samples, outputs).Select(value => (float)value)];
            float[] gradients = new float[predictions.Length];
            double[] expectedGradients = new double[predictions.Length];
            double expected = Make<double>(name).Evaluate(
                [.. predictions.Select(value => (double)value)], [.. targets.Select(value => (double)value)], outputs, expectedGradients, 1);
            double found = Make<float>(name).Evaluate(predictions, targets, outputs, gradients, 1);
            Assert.Equal(expected, found, 2e-6 * Math.Max(1, expected));
            for (int i = 0; i < gradients.Length; i++)
            {
                Assert.Equal(expectedGradients[i], gradients[i], 3e-5 * Math.Max(1, Math.Abs(expectedGradients[i])));
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void NaN_predictions_give_a_NaN_loss(string name)
    {
        foreach (int length in new[] { 2, 40 })
        {
            for (int bad = 0; bad < length; bad += 7)
            {
                double[] predictions = [.. Enumerable.Repeat(0.5, length)];
                predictions[bad] = double.NaN;
                Assert.True(double.IsNaN(Make<double>(name).Evaluate(predictions, Targets(name, new Random(1), 1, length), length, default, 1)), $"{bad} of {length}");
            }
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    public void Class_indices_are_checked(double index)
    {
        SparseCategoricalCrossentropy<double> loss = new();
        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => loss.Evaluate([0.2, 0.3, 0.5, 0.2, 0.3, 0.5], [2, index], 3, default, 1));
        Assert.Contains("sample 1: expected a class index from 0 to 2, found ", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => loss.CheckTargets([2, index], 3));
        loss.CheckTargets([2, 0], 3);
    }

    [Fact]
    public void Wrong_lengths_and_settings_are_refused()
    {
        MeanSquaredError<double> loss = new();
        Assert.Throws<ArgumentException>(() => loss.Evaluate(new double[5], new double[5], 2, default, 1));
        Assert.Throws<ArgumentException>(() => loss.Evaluate(new double[4], new double[5], 2, default, 1));
        Assert.Throws<ArgumentException>(() => loss.Evaluate(new double[4], new double[4], 2, new double[3], 1));
        Assert.Throws<ArgumentException>(() => loss.Evaluate(new double[4], new double[4], 2, default, 1, fused: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Huber<double>(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CategoricalCrossentropy<double>(1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BinaryCrossentropy<double>(double.NaN));
    }

    private static double Mean(Loss<double> loss, double[] predictions, double[] targets, int outputs)
        => loss.Evaluate(predictions, targets, outputs, default, 1) / (predictions.Length / outputs);

    private static Loss<T> Make<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => name switch
        {
            "mse" => new MeanSquaredError<T>(),
            "mae" => new MeanAbsoluteError<T>(),
            "huber" => new Huber<T>(0.2),
            "huber-2.5" => new Huber<T>(2.5),
            "bce" => new BinaryCrossentropy<T>(),
            "bce-smooth" => new BinaryCrossentropy<T>(0.2),
            "cce" or "soft" => new CategoricalCrossentropy<T>(),
            "cce-smooth" => new CategoricalCrossentropy<T>(0.2),
            "bce-logits" => new BinaryCrossentropy<T>(0.1, fromLogits: true),
            "cce-logits" => new CategoricalCrossentropy<T>(0.1, fromLogits: true),
            "sparse-logits" => new SparseCategoricalCrossentropy<T>(fromLogits: true),
            "poisson" => new Poisson<T>(),
            "kld" => new KLDivergence<T>(),
            "cosine" => new CosineSimilarity<T>(),
            "hinge" => new Hinge<T>(),
            "squared-hinge" => new SquaredHinge<T>(),
            "log-cosh" => new LogCosh<T>(),
            "bce-focal" => new BinaryFocalCrossentropy<T>(),
            "bce-focal-balanced" => new BinaryFocalCrossentropy<T>(true, 0.3, 0.7, labelSmoothing: 0.1),
            "cce-focal" => new CategoricalFocalCrossentropy<T>(),
            "cce-focal-smooth" => new CategoricalFocalCrossentropy<T>(0.4, 1.3, labelSmoothing: 0.1),
            _ => new SparseCategoricalCrossentropy<T>(),
        };

    private static double[] Targets(string name, Random random, int samples, int outputs)
    {
        if (name.StartsWith("sparse", StringComparison.Ordinal))
        {
            return [.. Enumerable.Range(0, samples).Select(_ => (double)random.Next(outputs))];
        }

        double[] targets = new double[samples * outputs];
        for (int i = 0; i < samples; i++)
        {
            int right = random.Next(outputs);
            for (int k = 0; k < outputs; k++)
            {
                targets[(i * outputs) + k] = name.StartsWith("cce", StringComparison.Ordinal)
                    ? (k == right ? 1 : 0)
                    : name.StartsWith("bce", StringComparison.Ordinal) || name.EndsWith("hinge", StringComparison.Ordinal)
                        ? random.Next(2)
                        : random.NextDouble();
            }
        }

        return targets;
    }

    private static double Difference(double[] values, int index, Func<double[], double> function)
    {
        const double Step = 1e-5;
        double[] up = [.. values];
        double[] down = [.. values];
        up[index] += Step;
        down[index] -= Step;
        return (function(up) - function(down)) / (2 * Step);
    }

    private static double[] Activate(Loss<double> loss, double[] logits, int outputs)
    {
        if (loss.FusesWith == Activation.Sigmoid)
        {
            return [.. logits.Select(z => 1 / (1 + Math.Exp(-z)))];
        }

        return [.. logits.Chunk(outputs).SelectMany(row => row.Select(z => Math.Exp(z) / row.Sum(Math.Exp)))];
    }
}
