using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Kernels;

/// <summary>What the stages need to know of each activation.</summary>
internal static class ActivationRules
{
    /// <summary>Whether f′ is computed from f(x); then x need not be kept.</summary>
    public static bool GradientFromOutput(ActivationKind kind) => kind is not (
        ActivationKind.SiLU or ActivationKind.GELU or ActivationKind.GELUTanh or ActivationKind.HardSiLU or ActivationKind.Mish
        or ActivationKind.Softsign or ActivationKind.TanhShrink);

    /// <summary>Whether the function is a few instructions, worth doing on a contraction's accumulators.</summary>
    public static bool IsCheap(ActivationKind kind) => kind is
        ActivationKind.Linear or ActivationKind.ReLU or ActivationKind.LeakyReLU or ActivationKind.ReLU6
        or ActivationKind.ThresholdedReLU or ActivationKind.HardSigmoid or ActivationKind.HardSiLU or ActivationKind.HardTanh
        or ActivationKind.SoftShrink or ActivationKind.HardShrink;

    /// <summary>Whether f′, given what it is computed from, is a few instructions.</summary>
    public static bool HasCheapGradient(ActivationKind kind) => IsCheap(kind) || kind is ActivationKind.Tanh or ActivationKind.Sigmoid;

    /// <summary>Whether f takes one number and not a row of them.</summary>
    public static bool IsPointwise(ActivationKind kind) => kind is not (ActivationKind.Softmax or ActivationKind.LogSoftmax);

    /// <summary>The parameters of f (a slope, α, a threshold) where none are given, as in Keras.</summary>
    public static EquatableArray<double> DefaultParameters(ActivationKind kind) => kind switch
    {
        ActivationKind.LeakyReLU => [0.2],
        ActivationKind.ELU or ActivationKind.CELU or ActivationKind.ThresholdedReLU => [1.0],
        ActivationKind.SoftShrink or ActivationKind.HardShrink => [0.5],
        _ => [],
    };

    /// <summary>Those of f's parameters that f′ takes. ReLU has none, or a maximum, a slope and a threshold.</summary>
    public static EquatableArray<double> GradientParameters(ActivationKind kind, EquatableArray<double> parameters) => kind switch
    {
        ActivationKind.ReLU => parameters.Take(2).ToEquatableArray(),
        ActivationKind.ThresholdedReLU or ActivationKind.SoftShrink or ActivationKind.HardShrink => [],
        _ => parameters,
    };
}
