using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>Drops values during training.</summary>
internal sealed class DropoutLayer : Layer
{
    public override string Kind => "Dropout";

    public override LayerShape? Infer(InferenceContext context) =>
        context.Has("Rate")
        & context.InRange("Rate", static rate => rate is >= 0 and < 1, "at least 0 and less than 1")
        && context.Input is Shape input
            ? new LayerShape(input)
            : null;

    public override void Lower(Node node, Lowering lowering)
    {
    }
}

/// <summary>What [Dropout] says.</summary>
internal sealed record DropoutArguments(double Rate)
{
    public static DropoutArguments Read(LayerDeclaration layer) => new(layer.Double(nameof(Rate)));
}
