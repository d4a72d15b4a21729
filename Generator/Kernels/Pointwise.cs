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
