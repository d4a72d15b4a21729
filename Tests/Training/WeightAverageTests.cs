using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Training;

[Trait("Category", "Numeric")]
public sealed class WeightAverageTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    public void Averages_follow_the_formula(int? overwrite)
    {
        MlpNetwork<double> network = new(5, 9, 3, Activation.Linear, statistics: true);
        ParameterStore<double> store = network.Parameters;
        Lion<double> optimizer = new(0.01) { UseEma = true, EmaMomentum = 0.8, EmaOverwriteFrequency = overwrite };
        Lion<double> plain = new(0.01);
        MlpNetwork<double> twin = new(5, 9, 3, Activation.Linear, statistics: true);
        double[] expected = new double[store.TrainableSize];
        Random random = new(61);
        for (int step = 1; step <= 30; step++)
        {
            double[] gradients = [.. store.Values.ToArray().Select(value => value == 0 ? 0 : random.NextDouble() - 0.5)];
            plain.Apply(twin.Parameters, [.. gradients]);
            optimizer.Apply(store, gradients);
            for (int i = 0; i < expected.Length; i++)
            {
                double weight = twin.Parameters.Values[i];
                expected[i] = step == 1 ? weight : (0.8 * expected[i]) + (0.2 * weight);
            }

            if (step % overwrite == 0)
            {
                expected.CopyTo(twin.Parameters.MutableValues);
            }

            AssertEqual(twin.Parameters.Values, store.Values);
            int version = store.Version;
            optimizer.SwapAverages();
            Assert.True(optimizer.AveragesInUse);
            Assert.NotEqual(version, store.Version);
            AssertEqual(expected, store.Values[..expected.Length]);
            Assert.Throws<InvalidOperationException>(() => optimizer.Apply(store, new double[store.Values.Length]));
            Assert.Equal(step, optimizer.Iterations);
            optimizer.SwapAverages();
            AssertEqual(twin.Parameters.Values, store.Values);
        }

        optimizer.SwapAverages();
        optimizer.OverwriteWithAverages();
        Assert.False(optimizer.AveragesInUse);
        AssertEqual(expected, store.Values[..expected.Length]);
    }

    [Fact]
    public void Validation_sees_averages_and_the_end_leaves_them()
    {
        foreach (bool onEpoch in new[] { false, true })
        {
            MlpNetwork<double> network = new(2, 8, 2, Activation.Softmax, tile: 8);
            List<double[]> after = [];
            List<double[]> steps = [];
            Hook<double> hook = new()
            {
                StepEnd = _ => steps.Add(network.Parameters.Values.ToArray()),
                EpochEnd = _ => after.Add(network.Parameters.Values.ToArray()),
            };
            using Trainer<double> trainer = new(network, new SparseCategoricalCrossentropy<double>(), new SGD<double>(1.0) { UseEma = true, EmaMomentum = 0.9 })
            {
                Callbacks = [new SwapEMAWeights<double>(onEpoch), hook],
                Threads = 2,
            };
            Dataset<double> validation = TrainingData.Quadrants<double>(64, 2);
            History history = trainer.Fit(TrainingData.Quadrants<double>(160), epochs: 3, batchSize: 32, validation);
            double[] average = steps[0];
            foreach (double[] weights in steps.Skip(1))
            {
                average = [.. average.Zip(weights, (a, w) => (0.9 * a) + (0.1 * w))];
            }

            AssertEqual(average, network.Parameters.Values);
            AssertEqual(onEpoch ? average : steps[^1], after[^1]);
            Assert.Equal(trainer.Evaluate(validation).Loss, history["val_loss"][^1], 1e-12);
        }
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Adam<double> optimizer = new() { UseEma = true };
        Assert.Throws<InvalidOperationException>(optimizer.SwapAverages);
        Assert.Throws<InvalidOperationException>(optimizer.OverwriteWithAverages);
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.EmaMomentum = 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.EmaOverwriteFrequency = 0);
        MlpNetwork<double> network = new(2, 3, 2, Activation.Softmax);
        using Trainer<double> trainer = new(network, new SparseCategoricalCrossentropy<double>(), new SGD<double>()) { Callbacks = [new SwapEMAWeights<double>()] };
        Assert.Throws<InvalidOperationException>(() => trainer.Fit(TrainingData.Quadrants<double>(8)));
        optimizer.Apply(network.Parameters, [.. Enumerable.Repeat(1.0, network.Parameters.Values.Length)]);
        optimizer.Apply(network.Parameters, [.. Enumerable.Repeat(1.0, network.Parameters.Values.Length)]);
        double[] weights = network.Parameters.Values.ToArray();
        optimizer.SwapAverages();
        Assert.NotEqual(weights, network.Parameters.Values.ToArray());
        // Another network: the first gets its parameters back.
        MlpNetwork<double> other = new(2, 3, 2, Activation.Softmax);
        optimizer.Bind(other.Parameters);
        Assert.Equal(weights, network.Parameters.Values.ToArray());
        Assert.False(optimizer.AveragesInUse);
        Assert.Throws<InvalidOperationException>(optimizer.SwapAverages);
    }

    private static void AssertEqual(ReadOnlySpan<double> expected, ReadOnlySpan<double> found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], found[i], 1e-13);
        }
    }
}
