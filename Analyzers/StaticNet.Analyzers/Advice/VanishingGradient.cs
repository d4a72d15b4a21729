using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>Hidden layers one after the other whose activations are flat for large values.</summary>
internal sealed class VanishingGradient : ModelRule
{
    // Historic networks have three or four layers with tanh, and learn.
    private const int Least = 3;
    private const int LeastOfSlopeOne = 5;

    // Layers that the message names.
    private const int Named = 8;

    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (IReadOnlyList<ActivatedKernel> chain in KernelChain.Find(view, static link => Slope(link.Function) is not null))
        {
            double bound = chain.Aggregate(1.0, static (product, link) => product * Slope(link.Function)!.Value);
            if (chain.Count >= (bound < 1 ? Least : LeastOfSlopeOne))
            {
                string passes = bound < 1
                    ? $"at most {Text.Of(Math.Round(bound, 4))} of a gradient comes through"
                    : "of a gradient less comes through at each, and next to nothing where it saturates";
                yield return new Finding(
                    Rules.VanishingGradient,
                    chain[0].Activation.Layer,
                    ModelView.ActivationArgument(chain[0].Activation),
                    [
                        Text.Of(chain.Count),
                        string.Join("', '", Names(chain)),
                        string.Join(" and ", chain.Select(static link => link.Function.ToString()).Distinct()),
                        passes,
                    ]);
            }
        }
    }

    // The message of a thousand layers would be as long.
    private static IEnumerable<string> Names(IReadOnlyList<ActivatedKernel> chain)
    {
        IEnumerable<string> names = chain.Select(static link => link.Kernel.Name);
        return chain.Count <= Named ? names : [.. names.Take(Named - 1), "...", names.Last()];
    }

    /// <summary>The largest slope of a function that is bounded above and below; null for any other.</summary>
    internal static double? Slope(ActivationKind function) => function switch
    {
        ActivationKind.Sigmoid => 0.25,
        ActivationKind.HardSigmoid => 1.0 / 6,
        ActivationKind.Tanh or ActivationKind.HardTanh or ActivationKind.Softsign => 1,
        _ => null,
    };
}
