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
                string layers = $"[Input(4)] [Dense(8, Activation = Activation.{inner})] [Activation(Activation.{outer})]";
                bool reported = (await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(TestCompilation.Create(TestCompilation.Network(layers))))
                    .Any(static diagnostic => diagnostic.Id == "SN0402");
                bool expected = outer != Activation.Linear && (inner == outer || ChangesNothing(inner, outer));
                Assert.True(reported == expected, $"{outer} after {inner}: {reported}");
            }
        }
    }

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
        double sum = values.Sum(Math.Exp);
        return [.. values.Select(x => function switch
        {
            Activation.Linear => x,
            Activation.ReLU => Math.Max(x, 0),
            Activation.LeakyReLU => x >= 0 ? x : 0.2 * x,
            Activation.ReLU6 => Math.Clamp(x, 0, 6),
            Activation.ELU => x > 0 ? x : Math.Exp(x) - 1,
            Activation.Sigmoid => 1 / (1 + Math.Exp(-x)),
            Activation.Tanh => Math.Tanh(x),
            Activation.Softmax => Math.Exp(x) / sum,
            Activation.Softplus => Math.Log(1 + Math.Exp(x)),
            Activation.SiLU => x / (1 + Math.Exp(-x)),

            // Accurate enough to tell it from the identity.
            Activation.GELU => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))),
            _ => throw new NotSupportedException(function.ToString()),
        })];
    }
}
