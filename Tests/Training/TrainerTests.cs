using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Threading;
using Xunit;

namespace StaticNet.Tests.Training;

public sealed class TrainerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_network_learns(int threads)
    {
        MlpNetwork<float> network = new(2, 16, 2, Activation.Softmax, tile: 8);
        using Trainer<float> trainer = new(network, new SparseCategoricalCrossentropy<float>(), new Adam<float>(0.02))
        {
            Metrics = [new Accuracy<float>()],
            Threads = threads,
            Seed = 4,
        };
        History history = trainer.Fit(TrainingData.Quadrants<float>(600), epochs: 30, batchSize: 32, TrainingData.Quadrants<float>(200, 2));
        Assert.Equal(30, history.Epochs.Count);
        Assert.True(history["loss"][^1] < history["loss"][0] / 3);
        Assert.True(history["val_accuracy"][^1] > 0.95, $"{history["val_accuracy"][^1]}");
        EvaluationResult result = trainer.Evaluate(TrainingData.Quadrants<float>(200, 2));
        Assert.Equal(history["val_loss"][^1], result.Loss);
        Assert.Equal(history["val_accuracy"][^1], result["accuracy"]);
    }

    [Fact]
    public void A_step_is_the_mean_gradient_of_the_batch_once()
    {
        // Softmax joined with the loss, and not joined (the same loss after a sigmoid is not): both against differences.
        foreach ((Activation activation, Loss<double> loss, int targets) in new (Activation, Loss<double>, int)[]
        {
            (Activation.Softmax, new SparseCategoricalCrossentropy<double>(), 1),
            (Activation.Sigmoid, new SparseCategoricalCrossentropy<double>(), 1),
            (Activation.Sigmoid, new BinaryCrossentropy<double>(), 3),
            (Activation.Softmax, new BinaryCrossentropy<double>(), 3),
            (Activation.Linear, new Huber<double>(0.3), 3),
        })
        {
            MlpNetwork<double> network = new(4, 5, 3, activation);
            MlpNetwork<double> probe = new(4, 5, 3, activation);
            Random random = new(6);
            double[] inputs = [.. Enumerable.Range(0, 40).Select(_ => random.NextDouble() - 0.5)];
            double[] labels = [.. Enumerable.Range(0, 10 * targets).Select(_ => (double)random.Next(2))];
            using Trainer<double> trainer = new(network, loss, new SGD<double>(1.0)) { Threads = 2 };
            double[] before = network.Parameters.Values.ToArray();
            double value = trainer.Step(inputs, labels);
            Assert.Equal(BatchLoss(probe, loss, inputs, labels), value, 1e-12);
            for (int i = 0; i < before.Length; i += 3)
            {
                const double Step = 1e-5;
                probe.Parameters.MutableValues[i] = before[i] + Step;
                double up = BatchLoss(probe, loss, inputs, labels);
                probe.Parameters.MutableValues[i] = before[i] - Step;
                double down = BatchLoss(probe, loss, inputs, labels);
                probe.Parameters.MutableValues[i] = before[i];
                // Differences see padding too; nothing may depend on it, and no gradient may reach it.
                Assert.Equal((up - down) / (2 * Step), before[i] - network.Parameters.Values[i], 1e-8);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void One_seed_and_thread_count_give_the_same_bits(int threads)
    {
        (float[] weights, History history) = Train<float>(threads, seed: 9);
        for (int round = 0; round < 3; round++)
        {
            (float[] again, History historyAgain) = Train<float>(threads, seed: 9);
            Assert.True(weights.AsSpan().SequenceEqual(again));
            Assert.Equal(history["loss"], historyAgain["loss"]);
            Assert.Equal(history["val_accuracy"], historyAgain["val_accuracy"]);
        }

        Assert.False(weights.AsSpan().SequenceEqual(Train<float>(threads, seed: 10).Weights));
    }

    [Fact]
    public void Thread_counts_differ_by_rounding_only()
    {
        double[] one = Train<double>(1, seed: 9).Weights;
        foreach (int threads in new[] { 2, 3, 7 })
        {
            double[] several = Train<double>(threads, seed: 9).Weights;
            for (int i = 0; i < one.Length; i++)
            {
                Assert.Equal(one[i], several[i], 1e-10);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Large_arenas_are_summed_and_updated_by_ranges(int threads)
    {
        // 1500 · 32 parameters: several ranges. One thread is the reference.
        double[] Run(int count)
        {
            MlpNetwork<double> network = new(1500, 20, 2, Activation.Softmax, tile: 4, statistics: true);
            using Trainer<double> trainer = new(network, new SparseCategoricalCrossentropy<double>(), new Adam<double>(0.01) { GlobalClipNorm = 0.5 })
            {
                Threads = count,
            };
            trainer.Fit(TrainingData.Quadrants<double>(40, 3, 1500), epochs: 2, batchSize: 16);
            return network.Parameters.Values.ToArray();
        }

        double[] expected = Run(1);
        double[] found = Run(threads + 1);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], found[i], 1e-10);
        }
    }

    [Fact]
    public void Statistics_are_summed_unscaled_and_unclipped_and_only_moved_by_the_network()
    {
        MlpNetwork<double> network = new(2, 4, 2, Activation.Softmax, tile: 3, statistics: true);
        using Trainer<double> trainer = new(network, new SparseCategoricalCrossentropy<double>(), new SGD<double>(0.1) { GlobalClipNorm = 1e-3, WeightDecay = 0.5 })
        {
            Threads = 3,
        };
        Dataset<double> data = TrainingData.Quadrants<double>(10, 5);
        trainer.Step(data.Inputs.Span, data.Targets.Span);
        double[] mean = network.Parameters["statistics/moving_mean"].ToArray();
        for (int j = 0; j < 2; j++)
        {
            Assert.Equal(0.1 * Enumerable.Range(0, 10).Average(i => data.Input(i)[j]), mean[j], 1e-14);
        }

        trainer.Evaluate(data);
        trainer.Predict(data.Inputs.Span);
        Assert.Equal(mean, network.Parameters["statistics/moving_mean"].ToArray());
    }

    [Fact]
    public void Every_epoch_takes_every_sample_once_in_another_order()
    {
        MlpNetwork<double> network = new(1, 2, 1, Activation.Linear, tile: 4);
        double[] values = [.. Enumerable.Range(0, 23).Select(i => (double)i)];
        List<double> seen = [];
        RecordingLoss loss = new(seen);
        using Trainer<double> trainer = new(network, loss, new SGD<double>(0.0)) { Threads = 1, Seed = 3 };
        trainer.Fit(new Dataset<double>(values, values, 1, 1), epochs: 3, batchSize: 6);
        double[][] epochs = [.. seen.Chunk(23)];
        Assert.Equal(3, epochs.Length);
        Assert.All(epochs, epoch => Assert.Equal(values, epoch.Order()));
        Assert.NotEqual(epochs[0], epochs[1]);
        Assert.NotEqual(epochs[1], epochs[2]);
        Assert.NotEqual(values, epochs[0]);

        seen.Clear();
        using Trainer<double> ordered = new(network, loss, new SGD<double>(0.0)) { Threads = 1, Shuffle = false };
        ordered.Fit(new Dataset<double>(values, values, 1, 1), epochs: 1, batchSize: 6);
        Assert.Equal(values, seen);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Evaluation_and_prediction_equal_single_samples(int threads)
    {
        MlpNetwork<double> network = new(2, 5, 2, Activation.Softmax, tile: 4, dropout: 0.5, statistics: true);
        Dataset<double> data = TrainingData.Quadrants<double>(151);
        using Trainer<double> trainer = new(network, new SparseCategoricalCrossentropy<double>(), new SGD<double>())
        {
            Metrics = [new Accuracy<double>()],
            Threads = threads,
        };
        double[] before = network.Parameters.Values.ToArray();
        double[] outputs = trainer.Predict(data.Inputs.Span);
        EvaluationResult result = trainer.Evaluate(data);
        double loss = 0;
        int right = 0;
        double[] output = new double[2];
        for (int i = 0; i < data.Count; i++)
        {
            network.Forward(data.Input(i), output);
            Assert.Equal(output, outputs.AsSpan(i * 2, 2).ToArray());
            loss -= Math.Log(output[(int)data.Target(i)[0]]);
            right += (output[1] > output[0] ? 1 : 0) == data.Target(i)[0] ? 1 : 0;
        }

        Assert.Equal(loss / data.Count, result.Loss, 1e-12);
        Assert.Equal((double)right / data.Count, result["accuracy"], 1e-15);
        Assert.Throws<KeyNotFoundException>(() => result["acuracy"]);
        Assert.Equal(before, network.Parameters.Values.ToArray());
    }

    [Fact]
    public void Cancellation_stops_between_steps()
    {
        MlpNetwork<double> network = new(2, 4, 2, Activation.Softmax, tile: 4);
        using CancellationTokenSource source = new();
        List<double[]> weights = [];
        Hook<double> hook = new()
        {
            StepEnd = progress =>
            {
                weights.Add(network.Parameters.Values.ToArray());
                if (progress.Step == 3)
                {
                    source.Cancel();
                }
            },
        };
        using Trainer<double> trainer = New(network, 2, hook);
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(TrainingData.Quadrants<double>(100), 5, 10, cancellationToken: source.Token));
        Assert.Equal(3, weights.Count);
        Assert.Equal(weights[2], network.Parameters.Values.ToArray());
        Assert.IsType<OperationCanceledException>(hook.Failure);
        Assert.False(hook.Ended);
        // The trainer is still good.
        trainer.Fit(TrainingData.Quadrants<double>(100), 1, 10);
        Assert.True(hook.Ended);
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 2)]
    [InlineData(double.NaN, 3)]
    public void Divergence_leaves_the_network_as_before_the_step(double poison, int threads)
    {
        MlpNetwork<double> network = new(2, 4, 1, Activation.Linear, tile: 4, statistics: true);
        Dataset<double> good = TrainingData.Quadrants<double>(40);
        double[] targets = good.Targets.ToArray();
        targets[33] = poison;
        double[] last = [];
        Hook<double> hook = new() { StepEnd = _ => last = network.Parameters.Values.ToArray() };
        using Trainer<double> trainer = new(network, new MeanSquaredError<double>(), new Adam<double>())
        {
            Threads = threads,
            Shuffle = false,
            Callbacks = [hook],
        };
        TrainingDivergedException exception = Assert.Throws<TrainingDivergedException>(
            () => trainer.Fit(new Dataset<double>(good.Inputs, targets, 2, 1), 2, 8));
        Assert.Equal((1, 5L), (exception.Epoch, exception.Step));
        Assert.False(double.IsFinite(exception.Loss));
        Assert.Equal(4, trainer.Optimizer.Iterations);
        Assert.Equal(last, network.Parameters.Values.ToArray());
        Assert.Contains("epoch 1, step 5", exception.Message, StringComparison.Ordinal);
        Assert.Same(exception, hook.Failure);
        Assert.Throws<TrainingDivergedException>(() => trainer.Step(good.Inputs.Span, targets));
        Assert.Equal(last, network.Parameters.Values.ToArray());
    }

    [Fact]
    public void A_gradient_that_overflows_is_divergence_although_the_loss_is_finite()
    {
        MlpNetwork<float> network = new(2, 4, 1, Activation.Linear);
        float[] before = network.Parameters.Values.ToArray();
        using Trainer<float> trainer = new(network, new OverflowingLoss(), new SGD<float>()) { Threads = 2 };
        TrainingDivergedException exception = Assert.Throws<TrainingDivergedException>(() => trainer.Step(new float[8], new float[4]));
        Assert.Equal(1, exception.Loss);
        Assert.Contains("a gradient that is not (the loss is 1)", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.Values.ToArray());
    }

    [Fact]
    public void A_callback_may_take_divergence()
    {
        MlpNetwork<double> network = new(2, 4, 1, Activation.Linear);
        Hook<double> hook = new();
        using Trainer<double> trainer = new(network, new MeanSquaredError<double>(), new SGD<double>())
        {
            Callbacks = [new TerminateOnNaN<double>(), hook],
        };
        History history = trainer.Fit(new Dataset<double>(new double[20], Enumerable.Repeat(double.NaN, 10).ToArray(), 2, 1), 3, 5);
        Assert.Empty(history.Epochs);
        Assert.True(hook.Ended);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(3, 2)]
    public void Exceptions_of_workers_reach_the_caller_and_change_nothing(int threads, int failing)
    {
        MlpNetwork<double> network = new(2, 4, 2, Activation.Softmax, tile: 4);
        using Trainer<double> trainer = New(network, threads);
        Dataset<double> data = TrainingData.Quadrants<double>(24);
        trainer.Step(data.Inputs.Span, data.Targets.Span);
        double[] before = network.Parameters.Values.ToArray();
        network.Passing = context =>
        {
            if (context.FirstSample == failing * 8)
            {
                throw new InvalidOperationException("from a worker");
            }
        };
        Assert.Equal("from a worker", Assert.Throws<InvalidOperationException>(() => trainer.Step(data.Inputs.Span, data.Targets.Span)).Message);
        Assert.Throws<InvalidOperationException>(() => trainer.Fit(data, 1, 24));
        Assert.Equal(before, network.Parameters.Values.ToArray());
        network.Passing = null;
        trainer.Step(data.Inputs.Span, data.Targets.Span);
        Assert.NotEqual(before, network.Parameters.Values.ToArray());
    }

    [Fact]
    public void Data_that_do_not_fit_are_refused_with_both_sizes()
    {
        MlpNetwork<double> network = new(2, 4, 3, Activation.Softmax);
        using Trainer<double> trainer = New(network, 1);
        ArgumentException exception = Assert.Throws<ArgumentException>(() => trainer.Fit(new Dataset<double>(new double[9], new double[3], 3, 1)));
        Assert.Contains("2 input and 1 target elements, found 3 of 3 and 1", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => trainer.Fit(new Dataset<double>(new double[4], new double[6], 2, 3)));
        Assert.Throws<ArgumentException>(() => trainer.Fit(new Dataset<double>(Array.Empty<double>(), Array.Empty<double>(), 2, 1)));
        Assert.Throws<ArgumentException>(() => trainer.Fit(new Dataset<double>(new double[2], new double[] { 3 }, 2, 1)));
        Assert.Throws<ArgumentException>(() => trainer.Step(new double[3], new double[1]));
        Assert.Throws<ArgumentException>(() => trainer.Step(new double[4], new double[1]));
        Assert.Throws<ArgumentException>(() => trainer.Predict(new double[5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(TrainingData.Quadrants<double>(4), epochs: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(TrainingData.Quadrants<double>(4), batchSize: 0));
        Assert.Throws<ArgumentException>(
            () => new Trainer<double>(new MlpNetwork<double>(2, 4, 1, Activation.Sigmoid), new SparseCategoricalCrossentropy<double>(), new SGD<double>()));
    }

    private static (T[] Weights, History History) Train<T>(int threads, ulong seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MlpNetwork<T> network = new(2, 6, 2, Activation.Softmax, tile: 4, dropout: 0.2, statistics: true);
        using Trainer<T> trainer = new(network, new SparseCategoricalCrossentropy<T>(), new Adam<T>(0.01) { GlobalClipNorm = 0.5 })
        {
            Metrics = [new Accuracy<T>()],
            Threads = threads,
            Seed = seed,
        };
        History history = trainer.Fit(TrainingData.Quadrants<T>(90), epochs: 4, batchSize: 26, TrainingData.Quadrants<T>(30, 2));
        return (network.Parameters.Values.ToArray(), history);
    }

    private static Trainer<double> New(MlpNetwork<double> network, int threads, params TrainingCallback<double>[] callbacks)
        => new(network, new SparseCategoricalCrossentropy<double>(), new Adam<double>()) { Threads = threads, Callbacks = callbacks };

    private static double BatchLoss(MlpNetwork<double> network, Loss<double> loss, double[] inputs, double[] targets)
    {
        int samples = inputs.Length / network.Info.InputSize;
        double[] outputs = new double[samples * network.Info.OutputSize];
        for (int i = 0; i < samples; i++)
        {
            network.Forward(
                inputs.AsSpan(i * network.Info.InputSize, network.Info.InputSize),
                outputs.AsSpan(i * network.Info.OutputSize, network.Info.OutputSize));
        }

        return loss.Evaluate(outputs, targets, network.Info.OutputSize, default, 1) / samples;
    }

    private sealed class RecordingLoss(List<double> seen) : Loss<double>
    {
        public override string Name => "recording";

        protected override double Compute(
            ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets, int outputSize, Span<double> gradients, double scale, bool fused)
        {
            seen.AddRange(targets.ToArray());
            gradients.Clear();
            return 0;
        }
    }

    private sealed class OverflowingLoss : Loss<float>
    {
        public override string Name => "overflowing";

        protected override double Compute(
            ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, int outputSize, Span<float> gradients, float scale, bool fused)
        {
            gradients.Fill(float.MaxValue);
            return predictions.Length;
        }
    }
}
