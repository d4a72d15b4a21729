using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Tests.Networks;
using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>Penalties and constraints from the arguments of layers to the step of an optimiser.</summary>
[Trait("Category", "Numeric")]
public sealed class LayerPenaltyTests
{
    /// <summary>Where each argument arrives. The axes are those along which the weights of one output lie.</summary>
    [Theory]
    [InlineData("[Input(5)]", "Dense(4, {0})", "Kernel", "kernel", null)]
    [InlineData("[Input(5)]", "Dense(4, {0})", "Bias", "bias", null)]
    [InlineData("[Input(7, 6, 4)]", "Conv2D(6, 3, Groups = 2, {0})", "Kernel", "kernel", null)]
    [InlineData("[Input(7, 4)]", "Conv1DTranspose(6, 3, Groups = 2, {0})", "Kernel", "kernel", "0 2")]
    [InlineData("[Input(7, 6, 4)]", "Conv2DTranspose(6, 3, {0})", "Kernel", "kernel", "0 1 3")]
    [InlineData("[Input(4, 4, 4, 2)]", "Conv3DTranspose(3, 2, {0})", "Bias", "bias", null)]
    [InlineData("[Input(7, 6, 4)]", "DepthwiseConv2D(3, DepthMultiplier = 2, {0})", "Kernel", "kernel", "0 1")]
    [InlineData("[Input(7, 4)]", "SeparableConv1D(3, 2, {0})", "Kernel", "depthwise_kernel", "0")]
    [InlineData("[Input(7, 4)]", "SeparableConv1D(3, 2, {0})", "Kernel", "pointwise_kernel", null)]
    [InlineData("[Input(7, 4)]", "LSTM(3, {0})", "Kernel", "kernel", null)]
    [InlineData("[Input(7, 4)]", "LSTM(3, {0})", "Recurrent", "recurrent_kernel", null)]
    [InlineData("[Input(7, 4)]", "GRU(3, {0})", "Bias", "bias", null)]
    [InlineData("[Input(7, 4)]", "SimpleRNN(3, Bidirectional = BidirectionalMerge.Sum, {0})", "Recurrent", "backward_recurrent_kernel", null)]
    [InlineData("[Input(7)]", "Embedding(9, 3, {0})", "Embeddings", "embeddings", "1")]
    [InlineData("[Input(7, 4)]", "MultiHeadAttention(2, 3, {0})", "Kernel", "query_kernel", "0")]
    [InlineData("[Input(7, 4)]", "MultiHeadAttention(2, 3, {0})", "Kernel", "output_kernel", null)]
    [InlineData("[Input(7, 4)]", "MultiHeadAttention(2, 3, {0})", "Bias", "key_bias", "0 1")]
    [InlineData("[Input(7, 4)]", "BatchNormalization({0})", "Gamma", "gamma", null)]
    [InlineData("[Input(7, 4)]", "InstanceNormalization({0})", "Beta", "beta", null)]
    [InlineData("[Input(7, 4)]", "LayerNormalization(Axes = 2, {0})", "Beta", "beta", "0 1")]
    [InlineData("[Input(7, 4)]", "PReLU({0})", "Alpha", "alpha", "0 1")]
    public void Arguments_arrive_at_their_parameters(string input, string layer, string stem, string parameter, string? axes)
    {
        string arguments = $"{stem}L1 = 0.25, {stem}L2 = 0.5, {stem}Constraint = Constraint.MaxNorm, {stem}MaxNorm = 1.5";
        INetwork<double> network = CompiledNetworks.Create<double>(
            $"{input}\n[{layer.Replace("{0}", arguments + ", Name = \"x\"", StringComparison.Ordinal)}]");
        ParameterInfo info = network.Parameters["x/" + parameter].Info;
        Assert.Equal((0.25, 0.5, Constraint.MaxNorm, 1.5), (info.L1, info.L2, info.Constraint, info.ConstraintLimit));
        Assert.Equal(axes, info.ConstraintAxes is null ? null : string.Join(' ', info.ConstraintAxes));
        bool Touched(ParameterInfo other) => other.Name.EndsWith("kernel", StringComparison.Ordinal)
            ? stem == (other.Name.EndsWith("recurrent_kernel", StringComparison.Ordinal) ? "Recurrent" : "Kernel")
            : other.Name.EndsWith(stem.ToLowerInvariant(), StringComparison.Ordinal);
        Assert.All(network.Parameters.Table, other => Assert.Equal(Touched(other) ? 0.25 : 0, other.L1));
    }

    [Fact]
    public void The_limit_of_a_norm_is_2_by_default_and_nothing_else_is_asked_for()
    {
        INetwork<float> network = CompiledNetworks.Create<float>(
            "[Input(5)]\n[Dense(4, KernelConstraint = Constraint.MaxNorm, BiasConstraint = Constraint.NonNegative)]\n[Dense(2)]");
        ParameterInfo[] table = [.. network.Parameters.Table];
        Assert.Equal((0, 0, Constraint.MaxNorm, 2), (table[0].L1, table[0].L2, table[0].Constraint, table[0].ConstraintLimit));
        Assert.Equal(Constraint.NonNegative, table[1].Constraint);
        Assert.All(table[2..], static info => Assert.Equal((0, 0, Constraint.None, 0), (info.L1, info.L2, info.Constraint, info.ConstraintLimit)));
    }

    /// <summary>One step of gradient descent, layer by layer in plain loops.</summary>
    [Fact]
    public void A_step_with_penalties_and_constraints_is_that_of_plain_loops()
    {
        INetwork<double> network = CompiledNetworks.Create<double>(
            """
            [Input(5)]
            [Dense(19, Activation = Activation.Tanh, Name = "a", KernelL1 = 0.02, KernelL2 = 0.3, KernelConstraint = Constraint.MaxNorm, KernelMaxNorm = 0.4, BiasL1 = 0.05)]
            [Dense(3, Name = "b", KernelL1 = 0.01, KernelConstraint = Constraint.NonNegative, BiasL2 = 0.2, BiasConstraint = Constraint.MaxNorm, BiasMaxNorm = 0.1)]
            """,
            seed: 3);
        Random random = new(17);
        const int Samples = 7;
        const double Rate = 0.1;
        double[][] x = [.. Enumerable.Range(0, Samples).Select(_ => Draw(random, 5))];
        double[][] t = [.. Enumerable.Range(0, Samples).Select(_ => Draw(random, 3))];
        network.Parameters["a/bias"].Write(Draw(random, 19));
        network.Parameters["b/bias"].Write(Draw(random, 3));
        Dictionary<string, double[]> w = network.Parameters.Table.ToDictionary(static info => info.Name, info => network.Parameters[info.Name].ToArray());
        Dictionary<string, double[]> gradients = w.ToDictionary(static pair => pair.Key, static pair => new double[pair.Value.Length]);
        double loss = 0;
        for (int sample = 0; sample < Samples; sample++)
        {
            double[] hidden = [.. Enumerable.Range(0, 19).Select(u => Math.Tanh(w["a/bias"][u] + Enumerable.Range(0, 5).Sum(i => x[sample][i] * w["a/kernel"][(i * 19) + u])))];
            double[] errors = [.. Enumerable.Range(0, 3).Select(u => w["b/bias"][u] + Enumerable.Range(0, 19).Sum(i => hidden[i] * w["b/kernel"][(i * 3) + u]) - t[sample][u])];
            loss += errors.Sum(static e => e * e) / 3 / Samples;
            double[] dy = [.. errors.Select(static e => 2 * e / 3 / Samples)];
            for (int u = 0; u < 19; u++)
            {
                double dh = (1 - (hidden[u] * hidden[u])) * Enumerable.Range(0, 3).Sum(k => dy[k] * w["b/kernel"][(u * 3) + k]);
                gradients["a/bias"][u] += dh;
                for (int i = 0; i < 5; i++)
                {
                    gradients["a/kernel"][(i * 19) + u] += dh * x[sample][i];
                }

                for (int k = 0; k < 3; k++)
                {
                    gradients["b/kernel"][(u * 3) + k] += dy[k] * hidden[u];
                }
            }

            for (int k = 0; k < 3; k++)
            {
                gradients["b/bias"][k] += dy[k];
            }
        }

        Dictionary<string, (double L1, double L2)> rates = new()
        {
            ["a/kernel"] = (0.02, 0.3), ["a/bias"] = (0.05, 0), ["b/kernel"] = (0.01, 0), ["b/bias"] = (0, 0.2),
        };
        loss += w.Sum(pair => pair.Value.Sum(v => (rates[pair.Key].L1 * Math.Abs(v)) + (rates[pair.Key].L2 * v * v)));
        Dictionary<string, double[]> after = w.ToDictionary(static pair => pair.Key, pair => pair.Value
            .Select((v, i) => v - (Rate * (gradients[pair.Key][i] + (rates[pair.Key].L1 * Math.Sign(v)) + (2 * rates[pair.Key].L2 * v)))).ToArray());
        for (int u = 0; u < 19; u++)
        {
            double norm = Math.Sqrt(Enumerable.Range(0, 5).Sum(i => after["a/kernel"][(i * 19) + u] * after["a/kernel"][(i * 19) + u]));
            for (int i = 0; i < 5; i++)
            {
                after["a/kernel"][(i * 19) + u] *= Math.Min(norm, 0.4) / (norm + 1e-7);
            }
        }

        after["b/kernel"] = [.. after["b/kernel"].Select(static v => Math.Max(v, 0))];
        double length = Math.Sqrt(after["b/bias"].Sum(static v => v * v));
        after["b/bias"] = [.. after["b/bias"].Select(v => v * 0.1 / (length + 1e-7))];
        Assert.True(length > 0.1);

        using Trainer<double> trainer = new(network, new MeanSquaredError<double>(), new SGD<double>(Rate)) { Threads = 2 };
        Assert.Equal(loss, trainer.Step([.. x.SelectMany(static row => row)], [.. t.SelectMany(static row => row)]), 1e-12);
        foreach ((string name, double[] expected) in after)
        {
            // Below the limit Keras' ε takes away 10⁻⁷ of a weight, which ours leaves.
            double[] found = network.Parameters[name].ToArray();
            Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal(expected[i], found[i], 1e-6));
        }
    }

    private static double[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble() * 2) - 1)];
}
