using System;
using System.Linq;
using System.Reflection;
using StaticNet.Tests.Generation;
using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>Losses as a user writes them: compiled into another assembly, which sees public members only.</summary>
public sealed class CustomLossTests
{
    private const string Source = """
        #pragma warning disable CS1591 // Documentation is asked for where generated code needs it.
        using System;
        using System.Linq;
        using System.Numerics;
        using StaticNet;

        namespace Mine;

        /// <summary>The quantile (pinball) loss: max(q e, (q − 1) e), e = target − prediction.</summary>
        public readonly struct Quantile(float share) : IPointwiseLoss<float>
        {
            public Vector<float> Loss(Vector<float> prediction, Vector<float> target)
            {
                Vector<float> error = target - prediction;
                return Vector.Max(error * share, error * (share - 1));
            }

            public Vector<float> Gradient(Vector<float> prediction, Vector<float> target)
                => Vector.ConditionalSelect(Vector.LessThan(prediction, target), new Vector<float>(-share), new Vector<float>(1 - share));
        }

        /// <summary>The squared error of the sum of all outputs, whose target is one number.</summary>
        public sealed class SumError : Loss<float>
        {
            public override string Name => "sum_error";

            public override int TargetSize(int outputSize) => 1;

            protected override double Compute(
                ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, int outputSize, Span<float> gradients, float scale, bool fused)
            {
                double loss = 0;
                for (int i = 0; i < targets.Length; i++)
                {
                    float error = -targets[i];
                    foreach (float value in predictions.Slice(i * outputSize, outputSize))
                    {
                        error += value;
                    }

                    loss += error * error;
                    if (!gradients.IsEmpty)
                    {
                        gradients.Slice(i * outputSize, outputSize).Fill(2 * error * scale);
                    }
                }

                return loss;
            }
        }

        [Network]
        [Input(1)]
        [Dense(3)]
        public sealed partial class Line;

        public static class Program
        {
            public static Loss<float> Pinball(float share) => new PointwiseLoss<float, Quantile>("quantile", new Quantile(share));

            public static float[] Train(Loss<float> loss, float[] inputs, float[] targets, int targetSize)
            {
                Line network = new(seed: 1);
                using Trainer<float> trainer = new(network, loss, new Adam<float>(0.05)) { Threads = 2 };
                trainer.Fit(new Dataset<float>(inputs, targets, 1, targetSize), epochs: 200, batchSize: 50);
                return trainer.Predict(new float[] { 0.5f });
            }
        }
        """;

    private static readonly Type s_program = NetworkCompiler.Compile(Source).Find("Mine.Program");

    [Fact]
    public void A_pointwise_loss_is_a_struct()
    {
        Loss<float> loss = Call<Loss<float>>("Pinball", 0.9f);
        Assert.Equal("quantile", loss.Name);
        // More elements than any vector: whole vectors and the rest.
        Random random = new(51);
        float[] predictions = [.. Enumerable.Range(0, 2 * 37).Select(_ => (float)random.NextDouble())];
        float[] targets = [.. Enumerable.Range(0, 2 * 37).Select(_ => (float)random.NextDouble())];
        float[] gradients = new float[predictions.Length];
        double found = loss.Evaluate(predictions, targets, 37, gradients, 0.5f);
        double expected = predictions.Zip(targets, (p, y) => y > p ? 0.9 * (y - p) : 0.1 * (p - y)).Sum() / 37;
        Assert.Equal(expected, found, 1e-6);
        Assert.All(
            Enumerable.Range(0, gradients.Length),
            i => Assert.Equal((predictions[i] < targets[i] ? -0.9 : 0.1) * 0.5 / 37, gradients[i], 1e-8));
    }

    [Fact]
    public void A_network_learns_quantiles()
    {
        // Targets are uniform in [x, x + 1]: the 0.8-quantile at x = 0.5 is 1.3.
        Random random = new(52);
        float[] inputs = [.. Enumerable.Range(0, 1000).Select(_ => (float)random.NextDouble())];
        float[] targets = [.. inputs.SelectMany(x => Enumerable.Repeat(x + (float)random.NextDouble(), 3))];
        float[] outputs = Call<float[]>("Train", Call<Loss<float>>("Pinball", 0.8f), inputs, targets, 3);
        Assert.All(outputs, output => Assert.InRange(output, 1.2f, 1.4f));
    }

    [Fact]
    public void A_general_loss_is_a_class()
    {
        float[] inputs = [0, 0.25f, 0.5f, 0.75f, 1];
        Loss<float> loss = (Loss<float>)Activator.CreateInstance(s_program.Assembly.GetType("Mine.SumError", throwOnError: true)!)!;
        float[] outputs = Call<float[]>("Train", loss, inputs, inputs.Select(x => (2 * x) + 1).ToArray(), 1);
        Assert.Equal(2, outputs.Sum(), 1e-3);
    }

    private static T Call<T>(string method, params object[] arguments)
        => (T)s_program.InvokeMember(method, BindingFlags.InvokeMethod | BindingFlags.Public | BindingFlags.Static, null, null, arguments)!;
}
