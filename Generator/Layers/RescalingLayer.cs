using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>scale · x + offset.</summary>
internal sealed class RescalingLayer : Layer
{
    public override string Kind => "Rescaling";

    public override bool IsLinear(LayerDeclaration layer) => true;

    public override bool MakesFractions(LayerDeclaration layer) => System.Math.Abs(layer.Double("Scale")) is > 0 and < 1;

    public override bool Streams(Node node) => true;

    public override bool ChangesNothing(Node node, Shape input) => node.Declaration.Double("Scale") == 1 && node.Declaration.Double("Offset") == 0;

    public override LayerShape? Infer(InferenceContext context)
    {
        static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
        return context.Has("Scale") & context.InRange("Scale", IsFinite, "finite") & context.InRange("Offset", IsFinite, "finite")
            && context.Input is Shape input
                ? new LayerShape(input, [], input.ElementCount)
                : null;
    }

    public override void Lower(Node node, Lowering lowering) => lowering.AddDifferentiable(LoopNest.Elementwise(
        node.Name,
        "rescaled",
        lowering.NewOutput(node),
        [lowering.Input(node)],
        (new Expression.Operand(0) * node.Declaration.Double("Scale")) + node.Declaration.Double("Offset")));
}
