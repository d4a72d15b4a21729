using System;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Kernels;

/// <summary>
/// A step of a pointwise chain: it takes the value so far and gives the next. Chains are the bodies of maps and reductions
/// and the epilogues of contractions, so that one can be fused into the other.
/// </summary>
internal abstract record Pointwise
{
    private Pointwise()
    {
    }

    /// <summary>The same step with other tensors.</summary>
    public Pointwise WithTensors(Func<int, int> map) => this switch
    {
        AddChannel add => add with { Tensor = map(add.Tensor) },
        SubtractChannel subtract => subtract with { Tensor = map(subtract.Tensor) },
        MultiplyChannel multiply => multiply with { Tensor = map(multiply.Tensor) },
        AddTensor add => add with { Tensor = map(add.Tensor) },
        MultiplyTensor multiply => multiply with { Tensor = map(multiply.Tensor) },
        MultiplyCentered centered => centered with { Tensor = map(centered.Tensor), Center = map(centered.Center) },
        AddCentered centered => centered with { Tensor = map(centered.Tensor), Center = map(centered.Center), Factor = map(centered.Factor) },
        MultiplyGradient gradient => gradient with { Tensor = map(gradient.Tensor) },
        _ => this,
    };

    /// <summary>v + channel[c].</summary>
    internal sealed record AddChannel(int Tensor) : Pointwise;

    /// <summary>v − channel[c].</summary>
    internal sealed record SubtractChannel(int Tensor) : Pointwise;

    /// <summary>v · channel[c].</summary>
    internal sealed record MultiplyChannel(int Tensor) : Pointwise;

    /// <summary>v + tensor[i].</summary>
    internal sealed record AddTensor(int Tensor) : Pointwise;

    /// <summary>v · tensor[i].</summary>
    internal sealed record MultiplyTensor(int Tensor) : Pointwise;

    /// <summary>v · (tensor[i] − center[c]).</summary>
    internal sealed record MultiplyCentered(int Tensor, int Center) : Pointwise;

    /// <summary>v + factor[c] · (tensor[i] − center[c]).</summary>
    internal sealed record AddCentered(int Tensor, int Center, int Factor) : Pointwise;

    /// <summary>v².</summary>
    internal sealed record Square : Pointwise;

    /// <summary>f(v).</summary>
    internal sealed record Function(ActivationKind Kind, EquatableArray<double> Parameters) : Pointwise;

    /// <summary>v · f′, the derivative taken from f's output or input, whichever <see cref="ActivationRules.GradientFromOutput"/> says.</summary>
    internal sealed record MultiplyGradient(ActivationKind Kind, EquatableArray<double> Parameters, int Tensor) : Pointwise;
}

/// <summary>Chains of steps.</summary>
internal static class PointwiseChain
{
    /// <summary>The same chain with other tensors.</summary>
    public static EquatableArray<Pointwise> WithTensors(this EquatableArray<Pointwise> chain, Func<int, int> map) =>
        chain.Select(step => step.WithTensors(map)).ToEquatableArray();
}
