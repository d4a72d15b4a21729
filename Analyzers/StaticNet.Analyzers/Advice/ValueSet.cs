using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>A set of numbers: those from a lowest to a highest one that are 0 or farther from it than a gap.</summary>
/// <param name="Low">The lowest, or −∞.</param>
/// <param name="High">The highest, or ∞.</param>
/// <param name="Gap">The magnitude up to which there is only 0.</param>
internal sealed record ValueSet(double Low, double High, double Gap = 0)
{
    private static readonly ValueSet s_all = new(double.NegativeInfinity, double.PositiveInfinity);

    private static readonly ValueSet s_nonNegative = new(0, double.PositiveInfinity);

    /// <summary>Where the results of an activation lie.</summary>
    public static ValueSet ResultsOf(ActivationKind kind, EquatableArray<double> parameters) => kind switch
    {
        ActivationKind.ReLU when parameters.Count > 0 => parameters[1] > 0
            ? s_all with { High = parameters[0] }
            : new ValueSet(0, parameters[0], parameters[2]),
        ActivationKind.LeakyReLU when parameters[0] == 0 => s_nonNegative,
        ActivationKind.ReLU or ActivationKind.Softplus or ActivationKind.Exponential => s_nonNegative,
        ActivationKind.ThresholdedReLU => s_nonNegative with { Gap = parameters[0] },
        ActivationKind.ReLU6 => new ValueSet(0, 6),
        ActivationKind.Sigmoid or ActivationKind.HardSigmoid or ActivationKind.Softmax => new ValueSet(0, 1),
        ActivationKind.Tanh or ActivationKind.HardTanh or ActivationKind.Softsign => new ValueSet(-1, 1),
        ActivationKind.LogSigmoid or ActivationKind.LogSoftmax => s_all with { High = 0 },
        ActivationKind.HardShrink => s_all with { Gap = parameters[0] },
        _ => s_all,
    };

    /// <summary>The numbers that an activation leaves as they are; null for none worth the name.</summary>
    public static ValueSet? FixedBy(ActivationKind kind, EquatableArray<double> parameters) => kind switch
    {
        // With a slope, what is 0 before the threshold is not 0 after it.
        ActivationKind.ReLU when parameters.Count > 0 => parameters[1] > 0 && parameters[2] > 0
            ? null
            : new ValueSet(0, parameters[0], parameters[2]),
        ActivationKind.ReLU or ActivationKind.LeakyReLU or ActivationKind.ELU or ActivationKind.CELU => s_nonNegative,
        ActivationKind.ReLU6 or ActivationKind.HardTanh or ActivationKind.ThresholdedReLU or ActivationKind.HardShrink =>
            ResultsOf(kind, parameters),
        _ => null,
    };

    /// <summary>Means of several of them.</summary>
    public ValueSet Averaged() => this with { Gap = 0 };

    /// <summary>They, multiplied by numbers that are 0 or at least 1.</summary>
    public ValueSet ScaledUp() => new(
        Low < 0 ? double.NegativeInfinity : Low,
        High > 0 ? double.PositiveInfinity : High,
        Gap);

    public bool IsWithin(ValueSet other) => Low >= other.Low && High <= other.High && Gap >= other.Gap;
}
