using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Kernels;

/// <summary>What the stages need to know of each activation.</summary>
internal static class ActivationRules
{
    /// <summary>Whether f′ is computed from f(x); then x need not be kept.</summary>
    public static bool GradientFromOutput(ActivationKind kind) => kind is not (ActivationKind.SiLU or ActivationKind.GELU);

    /// <summary>Whether the function is a few instructions, worth doing on a contraction's accumulators.</summary>
    public static bool IsCheap(ActivationKind kind) =>
        kind is ActivationKind.Linear or ActivationKind.ReLU or ActivationKind.LeakyReLU or ActivationKind.ReLU6;

    /// <summary>Whether f takes a parameter (a slope or α).</summary>
    public static bool HasParameter(ActivationKind kind) => kind is ActivationKind.LeakyReLU or ActivationKind.ELU;

    /// <summary>The parameter where none is given, as in Keras.</summary>
    public static double DefaultParameter(ActivationKind kind) => kind switch
    {
        ActivationKind.LeakyReLU => 0.2,
        ActivationKind.ELU => 1,
        _ => 0,
    };
}
