using System;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Training;

[Trait("Category", "Numeric")]
public sealed class WeightPenaltyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_step_follows_the_gradient_of_loss_and_penalty(int threads)
    {
        MlpNetwork<double> network = New();
        MlpNetwork<double> probe = New();
        Random random = new(71);
        double[] inputs = [.. Enumerable.Range(0, 12 * 4).Select(_ => random.NextDouble() - 0.5)];
        double[] targets = [.. Enumerable.Range(0, 12 * 3).Select(_ => random.NextDouble())];
        double[] before = network.Parameters.Values.ToArray();
        using Trainer<double> trainer = new(network, new MeanSquaredError<double>(), new SGD<double>(1.0)) { Threads = threads };
        Dataset<double> data = new(inputs, targets, 4, 3);
        double expected = Loss(probe, inputs, targets) + Penalty(probe);
        Assert.NotEqual(0, Penalty(probe));
        Assert.Equal(expected, trainer.Evaluate(data).Loss, 1e-12);
        Assert.Equal(expected, trainer.Step(inputs, targets), 1e-12);
        foreach (ParameterInfo info in network.Parameters.Table.Where(info => info.Trainable))
        {
            for (int k = 0; k < info.Layout.Count; k++)
            {
                int i = info.Offset + info.Layout.IndexOf(k / info.Layout.Columns, k % info.Layout.Columns);
                const double Step = 1e-6;
                probe.Parameters.MutableValues[i] = before[i] + Step;
                double up = Loss(probe, inputs, targets) + Penalty(probe);
                probe.Parameters.MutableValues[i] = before[i] - Step;
                double down = Loss(probe, inputs, targets) + Penalty(probe);
                probe.Parameters.MutableValues[i] = before[i];
                Assert.Equal((up - down) / (2 * Step), before[i] - network.Parameters.Values[i], 1e-8);
            }
        }

        History history = trainer.Fit(data, epochs: 1, batchSize: 12, data);
        Assert.Equal(Loss(network, inputs, targets) + Penalty(network), history["val_loss"][0], 1e-12);
    }

    [Fact]
    public void Clipping_sees_gradient_and_penalty_together()
    {
        // No error at all: the gradient is the penalty's, 2 · 0.5 · w, clipped to 0.1; or scaled to a norm of 0.1.
        foreach (bool byNorm in new[] { false, true })
        {
            MlpNetwork<double> network = new(2, 3, 1, Activation.Linear, change: info => info with { L2 = 0.5 });
            double[] before = network.Parameters.Values.ToArray();
            double[] target = new double[1];
            network.Forward([0.3, -0.2], target);
            SGD<double> optimizer = byNorm ? new(1.0) { GlobalClipNorm = 0.1 } : new(1.0) { ClipValue = 0.1 };
            using Trainer<double> trainer = new(network, new MeanSquaredError<double>(), optimizer);
            trainer.Step([0.3, -0.2], target);
            double norm = Math.Sqrt(before.Sum(w => w * w));
            for (int i = 0; i < before.Length; i++)
            {
                double step = byNorm ? before[i] * 0.1 / norm : Math.Clamp(before[i], -0.1, 0.1);
                Assert.Equal(before[i] - step, network.Parameters.Values[i], 1e-12);
            }
        }
    }

    [Fact]
    public void Loops_of_ones_own_add_it()
    {
        MlpNetwork<float> network = new(30, 41, 3, Activation.Linear, statistics: true, change: Penalize);
        WeightPenalty<float> penalty = new(network.Parameters);
        float[] gradients = [.. Enumerable.Repeat(1f, network.Parameters.Values.Length)];
        Assert.False(penalty.IsEmpty);
        Assert.Equal(penalty.Compute(), penalty.AddGradients(gradients));
        double expected = 0;
        foreach (ParameterInfo info in network.Parameters.Table)
        {
            for (int i = info.Offset; i < info.Offset + info.Layout.Size; i++)
            {
                float w = network.Parameters.Values[i];
                expected += info.Trainable ? (info.L1 * Math.Abs(w)) + (info.L2 * w * w) : 0;
                double slope = info.Trainable ? (info.L1 * Math.Sign(w)) + (2 * info.L2 * w) : 0;
                Assert.Equal(1 + slope, gradients[i], 1e-6);
            }
        }

        Assert.Equal(expected, penalty.Compute(), 1e-6 * expected);
        Assert.Throws<ArgumentException>(() => penalty.AddGradients(new float[3]));
        WeightPenalty<float> none = new(new MlpNetwork<float>(2, 3, 1, Activation.Linear).Parameters);
        Assert.True(none.IsEmpty);
        Assert.Equal(0, none.Compute());
    }

    [Fact]
    public void A_penalty_that_overflows_is_divergence()
    {
        MlpNetwork<float> network = new(2, 3, 1, Activation.Linear, change: info => info with { L2 = 1 });
        network.Parameters.MutableValues[network.Parameters.Table[3].Offset] = 1e25f;
        float[] before = network.Parameters.Values.ToArray();
        using Trainer<float> trainer = new(network, new MeanAbsoluteError<float>(), new SGD<float>());
        Assert.Throws<TrainingDivergedException>(() => trainer.Step(new float[2], new float[1]));
        Assert.Equal(before, network.Parameters.Values.ToArray());
    }

    private static ParameterInfo Penalize(ParameterInfo info) => info.Name switch
    {
        "hidden/kernel" => info with { L1 = 0.02 },
        "output/kernel" => info with { L1 = 0.01, L2 = 0.3 },
        "output/bias" => info with { L2 = 0.1 },
        // Not trained, so not penalised.
        "statistics/moving_mean" => info with { L2 = 5 },
        _ => info,
    };

    private static MlpNetwork<double> New() => new(4, 19, 3, Activation.Linear, tile: 4, change: Penalize);

    private static double Loss(MlpNetwork<double> network, double[] inputs, double[] targets)
    {
        double sum = 0;
        double[] output = new double[3];
        for (int i = 0; i < inputs.Length / 4; i++)
        {
            network.Forward(inputs.AsSpan(i * 4, 4), output);
            sum += output.Zip(targets.Skip(i * 3), (p, y) => (p - y) * (p - y)).Sum() / 3;
        }

        return sum / (inputs.Length / 4);
    }

    private static double Penalty(MlpNetwork<double> network)
        => network.Parameters.Table.Where(info => info.Trainable).Sum(
            info => network.Parameters[info.Name].ToArray().Sum(w => (info.L1 * Math.Abs(w)) + (info.L2 * w * w)));
}
