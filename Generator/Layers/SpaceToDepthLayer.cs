using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>Blocks of pixels as channels.</summary>
internal sealed class SpaceToDepthLayer : Layer
{
    public override string Kind => "SpaceToDepth";

    public override bool ChangesNothing(Node node, Shape input) => node.Output == input;

    public override LayerShape? Infer(InferenceContext context)
    {
        bool valid = context.HasAtLeast("BlockSize", 1);
        if (context.Image() is not Shape input || !valid)
        {
            return null;
        }

        int block = context.Declaration.Int("BlockSize");
        for (int axis = 0; axis < 2; axis++)
        {
            if (input[axis] % block != 0)
            {
                context.Error(
                    ShapeRule.NotAMultiple, "BlockSize", Kind, axis == 0 ? "rows" : "columns", Text.Of(block), Text.Of(input[axis]));
                return null;
            }
        }

        return context.Tensor("output", "BlockSize", input[0] / block, input[1] / block, (long)input.Channels * block * block) is Shape output
            ? new LayerShape(output)
            : null;
    }

    public override void Lower(Node node, Lowering lowering) =>
        BlockOfPixels.Lower(node, lowering, lowering.NewOutput(node), lowering.Input(node), toSpace: false);
}
