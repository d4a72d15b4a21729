using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>
/// What [Activation] says, and [ReLU] and the others that are one function each. Arguments that the function does not have are
/// at what they would be by default.
/// </summary>
internal sealed record ActivationArguments(
    ActivationKind Function,
    double NegativeSlope,
    double Alpha,
    double MaxValue,
    double Threshold)
{
    /// <summary>The parameters of the function that was chosen, as <see cref="ActivationRules.DefaultParameters"/> orders them.</summary>
    public EquatableArray<double> Parameters => Function switch
    {
        ActivationKind.ReLU => double.IsPositiveInfinity(MaxValue) && NegativeSlope == 0 && Threshold == 0
            ? []
            : [MaxValue, NegativeSlope, Threshold],
        ActivationKind.LeakyReLU => [NegativeSlope],
        ActivationKind.ELU or ActivationKind.CELU => [Alpha],
        ActivationKind.ThresholdedReLU or ActivationKind.SoftShrink or ActivationKind.HardShrink => [Threshold],
        _ => [],
    };

    public static ActivationArguments Read(LayerDeclaration layer)
    {
        ActivationKind? own = (LayerCatalog.Find(layer.Kind) as FunctionLayer)?.Function;
        ActivationKind function = own ?? (ActivationKind)layer.Int(nameof(Function));

        // Keras' layer has another slope than its function.
        double slope = function != ActivationKind.LeakyReLU ? 0 : own is null ? 0.2 : 0.3;
        return new ActivationArguments(
            function,
            layer.Double(nameof(NegativeSlope), slope),
            layer.Double(nameof(Alpha), 1),
            layer.Double(nameof(MaxValue), double.PositiveInfinity),
            layer.Double(nameof(Threshold), function switch
            {
                ActivationKind.ThresholdedReLU => 1,
                ActivationKind.SoftShrink or ActivationKind.HardShrink => 0.5,
                _ => 0,
            }));
    }

    public static bool Check(InferenceContext context) =>
        context.InRange(nameof(NegativeSlope), static slope => slope is >= 0 and < 1, "at least 0 and less than 1")
        & context.InRange(nameof(Alpha), static alpha => alpha > 0 && !double.IsInfinity(alpha), "positive and finite")
        & context.InRange(nameof(MaxValue), static maximum => maximum > 0, "positive")
        & context.InRange(nameof(Threshold), static threshold => threshold >= 0 && !double.IsInfinity(threshold), "at least 0 and finite");

    public void Lower(Node node, Lowering lowering) => lowering.Activate(node, lowering.Input(node), Function, Parameters);
}
