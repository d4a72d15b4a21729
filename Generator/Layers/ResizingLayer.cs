using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>An image of another size.</summary>
internal sealed class ResizingLayer : Layer
{
    public override string Kind => "Resizing";

    public override bool IsLinear(LayerDeclaration layer) => true;

    public override bool ChangesNothing(Node node, Shape input) => node.Output == input;

    public override LayerShape? Infer(InferenceContext context)
    {
        bool valid = context.HasAtLeast("Height", 1) & context.HasAtLeast("Width", 1) & context.IsDefined<InterpolationKind>("Interpolation");
        return context.Image() is Shape input
            && valid
            && context.Tensor("output", "Height", context.Declaration.Int("Height"), context.Declaration.Int("Width"), input.Channels) is Shape output
                ? new LayerShape(output, [], 2L * output.ElementCount)
                : null;
    }

    public override void Lower(Node node, Lowering lowering) => Resampling.Lower(
        node,
        lowering,
        (InterpolationKind)node.Declaration.Int("Interpolation", (int)InterpolationKind.Bilinear),
        node.Declaration.Bool("AlignCorners", false));
}
