using System;
using System.Linq;
using System.Threading.Tasks;
using StaticNet.Analyzers;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>Which pairs of activations are reported follows from the functions themselves, computed here.</summary>
public sealed class RepeatedActivationTests
{
    [Fact]
    public async Task A_pair_is_reported_where_it_is_one_function_twice_or_the_second_changes_nothing()
    {
        foreach (Activation inner in Enum.GetValues<Activation>())
        {
            foreach (Activation outer in Enum.GetValues<Activation>())
            {
                bool reported = await IsReportedAsync($"[Dense(8, Activation = Activation.{inner})] [Activation(Activation.{outer})]");
                bool expected = outer != Activation.Linear && (inner == outer || ChangesNothing(inner, outer));
                Assert.True(reported == expected, $"{outer} after {inner}: {reported}");
            }
        }
    }

    [Theory]
    [InlineData("Activation.ReLU, MaxValue = 4", "Activation.ReLU", true)]
    [InlineData("Activation.ReLU", "Activation.ReLU, MaxValue = 4", false)]
    [InlineData("Activation.ReLU, MaxValue = 4", "Activation.ReLU, MaxValue = 5", true)]
    [InlineData("Activation.ReLU, MaxValue = 4", "Activation.ReLU6", true)]
    [InlineData("Activation.ReLU, NegativeSlope = 0.1f", "Activation.ReLU", false)]
    [InlineData("Activation.ReLU, NegativeSlope = 0.1f, Threshold = 1", "Activation.ReLU, NegativeSlope = 0.1f, Threshold = 1", true)]
    [InlineData("Activation.ReLU, Threshold = 2", "Activation.ReLU, NegativeSlope = 0.1f, Threshold = 1", false)]
    [InlineData("Activation.ThresholdedReLU, Threshold = 2", "Activation.HardShrink, Threshold = 2", true)]
    [InlineData("Activation.ThresholdedReLU, Threshold = 2", "Activation.HardShrink, Threshold = 3", false)]
    [InlineData("Activation.LeakyReLU, NegativeSlope = 0", "Activation.ELU", true)]
    public async Task Their_parameters_count(string inner, string outer, bool expected) =>
        Assert.Equal(expected, await IsReportedAsync($"[Activation({inner})] [Activation({outer})] [Dense(2)]"));

    [Theory]
    [InlineData("[MaxPooling2D(2)]", "HardShrink", "HardShrink", true)]
    [InlineData("[AveragePooling2D(2)]", "HardShrink", "HardShrink", false)]
    [InlineData("[AveragePooling2D(2)]", "Sigmoid", "HardTanh", true)]
    [InlineData("[Dropout(0.5f)]", "Sigmoid", "HardTanh", false)]
    [InlineData("[Dropout(0.5f)]", "ThresholdedReLU", "HardShrink", true)]
    public async Task What_lies_between_counts(string between, string inner, string outer, bool expected) =>
        Assert.Equal(expected, await IsReportedAsync($"[Activation(Activation.{inner})] {between} [Activation(Activation.{outer})] [Flatten] [Dense(2)]", "4, 4, 2"));

    private static async Task<bool> IsReportedAsync(string layers, string input = "4") =>
        (await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(TestCompilation.Create(TestCompilation.Network($"[Input({input})] {layers}"))))
            .Any(static diagnostic => diagnostic.Id == "SN0402");

    private static bool ChangesNothing(Activation inner, Activation outer)
    {
        Random random = new(1);
        for (int i = 0; i < 100; i++)
        {
            double[] values = Apply(inner, [.. Enumerable.Range(0, 8).Select(_ => (random.NextDouble() - 0.5) * 40)]);
            if (!Apply(outer, values).Zip(values).All(static pair => Math.Abs(pair.First - pair.Second) < 1e-12))
            {
                return false;
            }
        }

        return true;
    }

    private static double[] Apply(Activation function, double[] values)
    {
        double largest = values.Max();
        double sum = values.Sum(x => Math.Exp(x - largest));
        return [.. values.Select(x => function switch
        {
            Activation.Linear => x,
            Activation.ReLU => Math.Max(x, 0),
            Activation.LeakyReLU => x >= 0 ? x : 0.2 * x,
            Activation.ReLU6 => Math.Clamp(x, 0, 6),
            Activation.ELU => x > 0 ? x : Math.Exp(x) - 1,
            Activation.Sigmoid => 1 / (1 + Math.Exp(-x)),
            Activation.Tanh => Math.Tanh(x),
            Activation.Softmax => Math.Exp(x - largest) / sum,
            Activation.LogSoftmax => x - largest - Math.Log(sum),
            Activation.Softplus => Softplus(x),
            Activation.SiLU => x / (1 + Math.Exp(-x)),

            // Accurate enough to tell it from the identity.
            Activation.GELU or Activation.GELUTanh => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))),
            Activation.SELU => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1)),
            Activation.CELU => x > 0 ? x : Math.Exp(x) - 1,
            Activation.HardSigmoid => Math.Clamp(x + 3, 0, 6) / 6,
            Activation.HardSiLU => x * Math.Clamp(x + 3, 0, 6) / 6,
            Activation.HardTanh => Math.Clamp(x, -1, 1),
            Activation.Mish => x * Math.Tanh(Softplus(x)),
            Activation.Softsign => x / (1 + Math.Abs(x)),
            Activation.Exponential => Math.Exp(x),
            Activation.LogSigmoid => -Softplus(-x),
            Activation.ThresholdedReLU => x > 1 ? x : 0,
            Activation.SoftShrink => x - Math.Clamp(x, -0.5, 0.5),
            Activation.HardShrink => Math.Abs(x) > 0.5 ? x : 0,
            Activation.TanhShrink => x - Math.Tanh(x),
            _ => throw new NotSupportedException(function.ToString()),
        })];

        static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
    }
}
