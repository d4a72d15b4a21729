using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Emission;

/// <summary>Writes a pointwise chain as statements on one variable.</summary>
internal static class ChainEmitter
{
    /// <summary>Applies the chain to <paramref name="value"/>, a variable that holds the first value and receives the last.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="context">The vector path.</param>
    /// <param name="chain">The steps.</param>
    /// <param name="value">The variable.</param>
    /// <param name="tensor">The expression of a tensor's vector at this place.</param>
    /// <param name="channel">The expression of a channel vector at this place.</param>
    public static void Apply(
        SourceWriter writer,
        KernelContext context,
        EquatableArray<Pointwise> chain,
        string value,
        Func<int, string> tensor,
        Func<int, string> channel)
    {
        string v = context.V;
        for (int i = 0; i < chain.Count; i++)
        {
            if (chain[i] is Pointwise.MultiplyChannel factor && i + 1 < chain.Count && chain[i + 1] is Pointwise.AddChannel addend)
            {
                writer.Line($"{value} = {v}.MultiplyAddEstimate({value}, {channel(factor.Tensor)}, {channel(addend.Tensor)});");
                i++;
                continue;
            }

            string? next = chain[i] switch
            {
                Pointwise.AddChannel step => $"{value} + {channel(step.Tensor)}",
                Pointwise.SubtractChannel step => $"{value} - {channel(step.Tensor)}",
                Pointwise.MultiplyChannel step => $"{value} * {channel(step.Tensor)}",
                Pointwise.AddTensor step => $"{value} + {tensor(step.Tensor)}",
                Pointwise.MultiplyTensor step => $"{value} * {tensor(step.Tensor)}",
                Pointwise.MultiplyCentered step => $"{value} * ({tensor(step.Tensor)} - {channel(step.Center)})",
                Pointwise.AddCentered step =>
                    $"{v}.MultiplyAddEstimate({channel(step.Factor)}, {tensor(step.Tensor)} - {channel(step.Center)}, {value})",
                Pointwise.Square => $"{value} * {value}",
                Pointwise.Function { Kind: ActivationKind.Linear } => null,
                Pointwise.Function step => $"Activations.{step.Kind}({Arguments(context, value, step.Parameters)})",
                Pointwise.MultiplyGradient { Kind: ActivationKind.Linear } => null,
                Pointwise.MultiplyGradient step =>
                    $"{value} * Activations.{step.Kind}Gradient({Arguments(context, tensor(step.Tensor), ActivationRules.GradientParameters(step.Kind, step.Parameters))})",
                _ => throw new InvalidOperationException($"Unknown step {chain[i]}."),
            };
            if (next is not null)
            {
                writer.Line($"{value} = {next};");
            }
        }
    }

    /// <summary>The per-sample tensors that a chain reads.</summary>
    public static IEnumerable<int> Tensors(EquatableArray<Pointwise> chain)
    {
        foreach (Pointwise step in chain)
        {
            switch (step)
            {
                case Pointwise.AddTensor add:
                    yield return add.Tensor;
                    break;
                case Pointwise.MultiplyTensor multiply:
                    yield return multiply.Tensor;
                    break;
                case Pointwise.MultiplyCentered centered:
                    yield return centered.Tensor;
                    break;
                case Pointwise.AddCentered centered:
                    yield return centered.Tensor;
                    break;
                case Pointwise.MultiplyGradient { Kind: not ActivationKind.Linear } gradient:
                    yield return gradient.Tensor;
                    break;
            }
        }
    }

    /// <summary>The channel vectors that a chain reads.</summary>
    public static IEnumerable<int> Channels(EquatableArray<Pointwise> chain)
    {
        foreach (Pointwise step in chain)
        {
            switch (step)
            {
                case Pointwise.AddChannel add:
                    yield return add.Tensor;
                    break;
                case Pointwise.SubtractChannel subtract:
                    yield return subtract.Tensor;
                    break;
                case Pointwise.MultiplyChannel multiply:
                    yield return multiply.Tensor;
                    break;
                case Pointwise.MultiplyCentered centered:
                    yield return centered.Center;
                    break;
                case Pointwise.AddCentered centered:
                    yield return centered.Center;
                    yield return centered.Factor;
                    break;
            }
        }
    }

    /// <summary>A value and the numbers that go with it, as arguments of a call.</summary>
    public static string Arguments(KernelContext context, string value, EquatableArray<double> parameters) =>
        string.Join(", ", parameters.Select(parameter => Literal.Of(parameter, context.Element)).Prepend(value));
}
