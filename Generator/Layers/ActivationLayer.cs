using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>An activation as a layer of its own.</summary>
internal sealed class ActivationLayer : Layer
{
    public override string Kind => "Activation";

    public override bool Streams(Node node) => true;

    public override LayerShape? Infer(InferenceContext context) =>
        context.Has("Function")
        & context.IsDefined<ActivationKind>("Function")
        & context.InRange("NegativeSlope", static slope => slope is >= 0 and < 1, "at least 0 and less than 1")
        & context.InRange("Alpha", static alpha => alpha > 0 && !double.IsInfinity(alpha), "positive and finite")
        && context.Input is Shape input
            ? new LayerShape(input)
            : null;

    public override void Lower(Node node, Lowering lowering)
    {
        ActivationArguments arguments = ActivationArguments.Read(node.Declaration);
        lowering.Activate(node, lowering.Input(node), arguments.Function, arguments.Parameter);
    }
}

/// <summary>What [Activation] says.</summary>
internal sealed record ActivationArguments(ActivationKind Function, double NegativeSlope, double Alpha)
{
    /// <summary>The parameter of the function that was chosen; 0 where it takes none.</summary>
    public double Parameter => Function switch
    {
        ActivationKind.LeakyReLU => NegativeSlope,
        ActivationKind.ELU => Alpha,
        _ => 0,
    };

    public static ActivationArguments Read(LayerDeclaration layer) => new(
        (ActivationKind)layer.Int(nameof(Function)),
        layer.Double(nameof(NegativeSlope), 0.2),
        layer.Double(nameof(Alpha), 1));
}
