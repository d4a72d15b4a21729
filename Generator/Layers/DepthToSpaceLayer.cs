using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>Channels as blocks of pixels.</summary>
internal sealed class DepthToSpaceLayer : Layer
{
    public override string Kind => "DepthToSpace";

    public override bool ChangesNothing(Node node, Shape input) => node.Output == input;

    public override LayerShape? Infer(InferenceContext context)
    {
        bool valid = context.HasAtLeast("BlockSize", 1);
        if (context.Image() is not Shape input || !valid)
        {
            return null;
        }

        int block = context.Declaration.Int("BlockSize");
        long area = (long)block * block;
        if (input.Channels % area != 0)
        {
            context.Error(ShapeRule.NotAMultiple, "BlockSize", Kind, "channels", Text.Of(area), Text.Of(input.Channels));
            return null;
        }

        return context.Tensor("output", "BlockSize", (long)input[0] * block, (long)input[1] * block, input.Channels / area) is Shape output
            ? new LayerShape(output)
            : null;
    }

    public override void Lower(Node node, Lowering lowering) =>
        BlockOfPixels.Lower(node, lowering, lowering.NewOutput(node), lowering.Input(node), toSpace: true);
}

/// <summary>The one move behind depth to space and space to depth.</summary>
internal static class BlockOfPixels
{
    /// <summary>Adds the copy between an image and one whose pixels are blocks of it.</summary>
    public static void Lower(Node node, Lowering lowering, Tensor output, Tensor input, bool toSpace)
    {
        int block = node.Declaration.Int("BlockSize");
        bool channelFirst = node.Declaration.Bool("ColumnRowDepth", false);
        (Tensor fine, Tensor coarse) = toSpace ? (output, input) : (input, output);
        int channels = fine.Channels;

        // Loops: coarse row and column, row and column in the block, channel.
        EquatableArray<Loop> loops =
        [
            new Loop("y", coarse.Dimensions[0]), new Loop("x", coarse.Dimensions[1]),
            new Loop("by", block), new Loop("bx", block), new Loop("c", channels),
        ];
        Access ofFine = Access.Of(
            fine,
            IndexExpression.Sum(0, new Term(0, block), new Term(2, 1)),
            IndexExpression.Sum(0, new Term(1, block), new Term(3, 1)),
            IndexExpression.OfLoop(4));
        IndexExpression depth = channelFirst
            ? IndexExpression.Sum(0, new Term(4, block * block), new Term(2, block), new Term(3, 1))
            : IndexExpression.Sum(0, new Term(2, block * channels), new Term(3, channels), new Term(4, 1));
        Access ofCoarse = Access.Of(coarse, IndexExpression.OfLoop(0), IndexExpression.OfLoop(1), depth);
        lowering.AddDifferentiable(new LoopNest(
            node.Name,
            toSpace ? "channels as pixels" : "pixels as channels",
            loops,
            [toSpace ? ofCoarse : ofFine],
            [new NestResult(toSpace ? ofFine : ofCoarse, new Expression.Operand(0))]));
    }
}
