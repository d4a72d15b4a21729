using System;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Training;

public sealed class CompositeLossTests
{
    [Fact]
    public void Weighted_losses_of_the_parts_are_added_up()
    {
        CompositeLoss<double> loss = new(
            [(3, new SparseCategoricalCrossentropy<double>(), 0.5), (2, new MeanSquaredError<double>(), 2), (1, new BinaryCrossentropy<double>(), 0)]);
        Assert.Equal(6, loss.OutputSize);
        Assert.Equal(4, loss.TargetSize(6));
        double[] predictions = [0.2, 0.3, 0.5, 1, 2, 0.9, 0.6, 0.3, 0.1, -1, 0, 0.1];
        double[] targets = [2, 0, 4, 1, 0, 1, 0.5, 0];
        double[] gradients = new double[12];
        double sum = loss.Evaluate(predictions, targets, 6, gradients, 0.25);
        double expected = (0.5 * -(Math.Log(0.5) + Math.Log(0.6))) + (2 * (((1 + 4) / 2.0) + ((4 + 0.25) / 2)));
        Assert.Equal(expected, sum, 1e-12);
        Assert.Equal(sum, loss.Evaluate(predictions, targets, 6, default, 0.25));
        for (int i = 0; i < 12; i++)
        {
            const double Step = 1e-6;
            double[] up = [.. predictions];
            double[] down = [.. predictions];
            up[i] += Step;
            down[i] -= Step;
            double slope = (loss.Evaluate(up, targets, 6, default, 1) - loss.Evaluate(down, targets, 6, default, 1)) / (2 * Step);
            Assert.Equal(0.25 * slope, gradients[i], 1e-8);
        }
    }

    [Fact]
    public void An_output_may_go_without_a_loss()
    {
        CompositeLoss<double> loss = new([(2, new NoLoss<double>(), 1), (1, new MeanSquaredError<double>(), 1), (1, new NoLoss<double>(), 1)]);
        Assert.Equal(1, loss.TargetSize(4));
        double[] gradients = [9, 9, 9, 9, 9, 9, 9, 9];
        Assert.Equal(1 + 4, loss.Evaluate([5, 5, 2, 5, 6, 6, 3, 6], [1, 1], 4, gradients, 0.5));
        Assert.Equal([0, 0, 1, 0, 0, 0, 2, 0], gradients);
    }

    [Fact]
    public void A_network_learns_two_things_at_once()
    {
        MlpNetwork<float> network = new(2, 24, 3, Activation.Linear, tile: 8);
        CompositeLoss<float> loss = new(
            [(2, new CategoricalCrossentropy<float>(fromLogits: true), 1), (1, new MeanSquaredError<float>(), 0.5)]);
        Dataset<float> xor = TrainingData.Quadrants<float>(400);
        // One-hot class, and the sum of both coordinates.
        float[] targets = [.. Enumerable.Range(0, 400).SelectMany(i => new[] { 1 - xor.Target(i)[0], xor.Target(i)[0], xor.Input(i)[0] + xor.Input(i)[1] })];
        using Trainer<float> trainer = new(network, loss, new Adam<float>(0.02))
        {
            Metrics = [loss.Metric(0, new CategoricalAccuracy<float>()), loss.Metric(1, new MeanAbsoluteErrorMetric<float>(), "sum_error")],
            Threads = 2,
        };
        History history = trainer.Fit(new Dataset<float>(xor.Inputs, targets, 2, 3), epochs: 40, batchSize: 32);
        Assert.True(history["categorical_accuracy_0"][^1] > 0.95);
        Assert.True(history["sum_error"][^1] < 0.1);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        CompositeLoss<double> loss = new([(3, new SparseCategoricalCrossentropy<double>(), 1), (1, new MeanSquaredError<double>(), 1)]);
        Assert.Contains(
            "3 + 1 elements does not fit Net, which has 5",
            Assert.Throws<ArgumentException>(() => loss.CheckOutput(LossValueTests.Info(5))).Message,
            StringComparison.Ordinal);
        loss.CheckOutput(LossValueTests.Info(4));
        Assert.Throws<ArgumentException>(
            () => new CompositeLoss<double>([(1, new SparseCategoricalCrossentropy<double>(), 1)]).CheckOutput(LossValueTests.Info(1)));
        ArgumentException exception = Assert.Throws<ArgumentException>(() => loss.CheckTargets([0, 0, 3, 0], 4));
        Assert.Contains("Sample 1, sparse_categorical_crossentropy", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => loss.Evaluate(new double[5], new double[2], 5, default, 1));
        Assert.Throws<ArgumentException>(() => new CompositeLoss<double>([]));
        Assert.Throws<ArgumentException>(() => new CompositeLoss<double>([(0, new MeanSquaredError<double>(), 1)]));
        Assert.Throws<ArgumentException>(() => new CompositeLoss<double>([(1, new MeanSquaredError<double>(), -1)]));
        Assert.Throws<ArgumentException>(() => new CompositeLoss<double>([(1, new MeanSquaredError<double>(), double.NaN)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => loss.Metric(2, new Accuracy<double>()));
        Assert.Throws<ArgumentException>(() => loss.Metric(1, new Accuracy<double>()).Update(new double[3], new double[1], 3));
    }
}
