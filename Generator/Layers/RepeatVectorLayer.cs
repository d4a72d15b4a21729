using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>A vector at every step of a sequence.</summary>
internal sealed class RepeatVectorLayer : Layer
{
    public override string Kind => "RepeatVector";

    public override LayerShape? Infer(InferenceContext context)
    {
        if (!context.HasAtLeast("N", 1) || context.Input is not Shape input)
        {
            return null;
        }

        if (input.Rank != 1)
        {
            context.Error(ShapeRule.WrongRank, null, Kind, input.ToString(), "a vector", RankAdvice.For(context, 1, input));
            return null;
        }

        return context.Tensor("output", "N", context.Declaration.Int("N"), input[0]) is Shape output ? new LayerShape(output) : null;
    }

    public override void Lower(Node node, Lowering lowering)
    {
        Tensor input = lowering.Input(node);
        Tensor output = lowering.NewOutput(node);
        lowering.AddDifferentiable(new LoopNest(
            node.Name,
            "repeated",
            LoopNest.LoopsOf(output.Dimensions),
            [Access.Of(input, IndexExpression.OfLoop(1))],
            [new NestResult(Access.Whole(output), new Expression.Operand(0))]));
    }
}
