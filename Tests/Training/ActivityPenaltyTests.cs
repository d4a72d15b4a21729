using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Tests.Networks;
using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>What the size of activities adds to the loss and to gradients.</summary>
[Trait("Category", "Numeric")]
public sealed class ActivityPenaltyTests
{
    private const int Samples = 5;

    /// <summary>Penalties within a network, at its end, behind a softmax, on several readers, on convolutions and sequences.</summary>
    public static TheoryData<string> Networks =>
    [
        "[Input(5)] [Dense(19, Activation = Activation.Tanh, ActivityL1 = 0.3, ActivityL2 = 0.7)] [Dense(3)]",
        "[Input(5)] [Dense(6)] [ActivityRegularization(L1 = 0.3, L2 = 0.7)] [Dense(3, Activation = Activation.Sigmoid)]",
        "[Input(5)] [ActivityRegularization(L2 = 0.7)] [Dense(3)]",
        "[Input(5)] [Dense(3)] [ActivityRegularization(L1 = 0.3)]",
        "[Input(5)] [Dense(7, Activation = Activation.Softmax, ActivityL2 = 2)]",
        "[Input(5)] [Dense(7, Activation = Activation.Sigmoid, ActivityL1 = 0.5)]",
        "[Input(5)] [Dense(5, Name = \"a\", ActivityL2 = 0.4)] [ActivityRegularization(L1 = 0.2, Name = \"b\")] [Add(\"a\", \"b\")] [Dense(2)]",
        "[Input(7, 6, 3)] [Conv2D(5, 3, Padding = Padding.Same, Activation = Activation.Tanh, ActivityL1 = 0.02, ActivityL2 = 0.05)] [Conv2D(2, 3, Padding = Padding.Same)] [Flatten] [Dense(3)]",
        "[Input(9, 3)] [Conv1DTranspose(4, 3, Strides = 2, ActivityL2 = 0.05)] [Flatten] [Dense(3)]",
        "[Input(6, 3)] [LSTM(4, ReturnSequences = true, ActivityL1 = 0.1, ActivityL2 = 0.3)] [GRU(3, ActivityL2 = 0.5)] [Dense(2)]",
        "[Input(6, 3)] [MultiHeadAttention(2, 3, ActivityL2 = 0.3)] [Flatten] [Dense(2)]",
        "[Input(4, 7, 2)] [Conv1D(3, 3, TimeDistributed = true, ActivityL1 = 0.1, ActivityL2 = 0.3)] [Flatten] [Dense(2)]",
        "[Input(6, 4)] [Dense(4, Name = \"a\")] [Output(\"a\")] [Dense(3, ActivityL1 = 0.1, Name = \"b\")] [Output(\"b\")]",
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Gradients_are_those_of_loss_and_penalty(string attributes)
    {
        INetwork<double> network = CompiledNetworks.Create<double>(attributes, "Tile = 2");
        Random random = new(attributes.Length);
        double[] x = Draw(random, Samples * network.Info.InputSize);
        double[] y = new double[Samples * network.Info.OutputSize];
        double[] weights = Draw(random, y.Length);
        NetworkContext<double> context = network.CreateContext(Samples);
        const double Scale = 0.25;
        context.LossScale = Scale;
        double Loss()
        {
            network.Forward(context, x, y);
            Assert.True(context.ActivityPenalty > 0);
            return Scale * (weights.Zip(y, static (w, value) => w * value).Sum() + context.ActivityPenalty);
        }

        double[] inputGradients = new double[x.Length];
        Loss();
        network.Backward(context, [.. weights.Select(static w => w * Scale)], inputGradients);
        List<(string Name, double Gradient, Action<double> Move)> coordinates = [];
        foreach (ParameterInfo info in network.Parameters.Table)
        {
            double[] gradient = new double[info.Layout.Count];
            network.Parameters[info.Name].ReadGradient(context, gradient);
            coordinates.AddRange(gradient.Select((value, i) => (info.Name, value, (Action<double>)(delta =>
                network.Parameters.MutableValues[info.Offset + info.Layout.IndexOf(i / info.Layout.Columns, i % info.Layout.Columns)] += delta))));
        }

        coordinates.AddRange(inputGradients.Select((value, i) => ("input", value, (Action<double>)(delta => x[i] += delta))));
        foreach ((string name, double gradient, Action<double> move) in coordinates.OrderBy(_ => random.Next()).Take(60))
        {
            const double Step = 1e-5;
            move(Step);
            double above = Loss();
            move(-2 * Step);
            double below = Loss();
            move(Step);
            double expected = (above - below) / (2 * Step);
            Assert.True(Math.Abs(expected - gradient) <= 1e-7 * Math.Max(1, Math.Abs(expected)), $"{name}: {expected} and {gradient}");
        }
    }

    [Fact]
    public void The_penalty_is_that_of_plain_loops_and_outputs_stay()
    {
        INetwork<float> network = CompiledNetworks.Create<float>(
            "[Input(3, 7)] [ActivityRegularization(L1 = 0.3, L2 = 0.7)] [Dense(5, ActivityL1 = 0.2, ActivityL2 = 0.4)]", "Tile = 2", seed: 4);
        INetwork<float> plain = CompiledNetworks.Create<float>("[Input(3, 7)] [Dense(5)]", seed: 4);
        float[] x = Draw(new Random(3), Samples * 21).To<float>();
        float[] y = new float[Samples * 15];
        float[] expected = new float[15];
        NetworkContext<float> context = network.CreateContext(Samples);
        double penalty = 0;
        network.Forward(context, x, y);
        for (int sample = 0; sample < Samples; sample++)
        {
            plain.Forward(x.AsSpan(sample * 21, 21), expected);
            Assert.All(Enumerable.Range(0, 15), i => Assert.Equal(expected[i], y[(sample * 15) + i], 1e-6f));
            network.Forward(x.AsSpan(sample * 21, 21), expected);
            Assert.All(Enumerable.Range(0, 15), i => Assert.Equal(expected[i], y[(sample * 15) + i], 1e-6f));
            penalty += expected.Sum(static v => (0.2 * Math.Abs(v)) + (0.4 * v * v));
        }

        penalty += x.Sum(static v => (0.3 * Math.Abs(v)) + (0.7 * v * v));
        Assert.Equal(penalty, context.ActivityPenalty, 1e-5 * penalty);
    }

    /// <summary>The loss is told with the mean penalty, however the batch is spread, and a step follows the gradient of both.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Training_minimises_the_mean_loss_with_the_mean_penalty(int threads)
    {
        const string Attributes =
            "[Input(4)] [Dense(6, Activation = Activation.Tanh, KernelL2 = 0.1, ActivityL1 = 0.3, ActivityL2 = 0.7)] [Dense(3, Activation = Activation.Softmax, ActivityL2 = 0.2)]";
        INetwork<double> network = CompiledNetworks.Create<double>(Attributes, "Tile = 2", seed: 5);
        INetwork<double> probe = CompiledNetworks.Create<double>(Attributes, seed: 5);
        Random random = new(6);
        const int Batch = 11;
        double[] x = Draw(random, Batch * 4);
        double[] t = [.. Enumerable.Range(0, Batch).Select(_ => (double)random.Next(3))];
        using Trainer<double> trainer = new(network, new SparseCategoricalCrossentropy<double>(), new SGD<double>(1.0)) { Threads = threads };
        double Loss()
        {
            double[] kernel = probe.Parameters["dense/kernel"].ToArray();
            double[] bias = probe.Parameters["dense/bias"].ToArray();
            double[] y = new double[3];
            double sum = 0;
            for (int sample = 0; sample < Batch; sample++)
            {
                probe.Forward(x.AsSpan(sample * 4, 4), y);
                double[] hidden = [.. bias.Select((b, u) => Math.Tanh(b + Enumerable.Range(0, 4).Sum(i => x[(sample * 4) + i] * kernel[(i * 6) + u])))];
                sum += -Math.Log(y[(int)t[sample]]) + hidden.Sum(static h => (0.3 * Math.Abs(h)) + (0.7 * h * h)) + y.Sum(static p => 0.2 * p * p);
            }

            return (sum / Batch) + kernel.Sum(static w => 0.1 * w * w);
        }

        double[] before = network.Parameters.Values.ToArray();
        double loss = Loss();
        Assert.Equal(loss, trainer.Evaluate(new Dataset<double>(x, t, 4, 1)).Loss, 1e-6);
        Assert.Equal(loss, trainer.Step(x, t), 1e-6);
        foreach (ParameterInfo info in network.Parameters.Table)
        {
            for (int k = 0; k < info.Layout.Count; k++)
            {
                int i = info.Offset + info.Layout.IndexOf(k / info.Layout.Columns, k % info.Layout.Columns);
                const double Step = 1e-6;
                probe.Parameters.MutableValues[i] += Step;
                double above = Loss();
                probe.Parameters.MutableValues[i] -= 2 * Step;
                double below = Loss();
                probe.Parameters.MutableValues[i] = before[i];

                // Keras' cross-entropy of probabilities keeps 10⁻⁷ from 0 and 1.
                Assert.Equal((above - below) / (2 * Step), before[i] - network.Parameters.Values[i], 1e-6);
            }
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        INetwork<float> network = CompiledNetworks.Create<float>("[Input(4)] [Dense(20, ActivityL1 = 0.3)] [ActivityRegularization(L2 = 0.1)] [Dense(3)]", "Tile = 2");
        float[] x = Draw(new Random(7), 4 * Samples).To<float>();
        float[] t = Draw(new Random(8), 3 * Samples).To<float>();
        using Trainer<float> trainer = new(network, new MeanSquaredError<float>(), new SGD<float>(0.01)) { Threads = 1 };
        for (int i = 0; i < 3; i++)
        {
            trainer.Step(x, t);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        trainer.Step(x, t);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static double[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble() * 2) - 1)];
}
