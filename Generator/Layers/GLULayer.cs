using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>The first half of the channels times the sigmoid of the second.</summary>
internal sealed class GLULayer : Layer
{
    public override string Kind => "GLU";

    // The first axis is time.
    public override bool Streams(Node node) => node.Output.Rank > 1;

    public override LayerShape? Infer(InferenceContext context)
    {
        if (context.Input is not Shape input)
        {
            return null;
        }

        if (input.Channels % 2 != 0)
        {
            context.Error(ShapeRule.NotAMultiple, null, Kind, "channels", "2", Text.Of(input.Channels));
            return null;
        }

        return new LayerShape(new Shape((EquatableArray<int>)[.. input.Dimensions.Take(input.Rank - 1), input.Channels / 2]));
    }

    public override void Lower(Node node, Lowering lowering)
    {
        Tensor input = lowering.Input(node);
        Tensor output = lowering.NewOutput(node);
        Access Half(int offset) => new(input.Id, output.Dimensions
            .Select((_, axis) => IndexExpression.Sum(axis == output.Dimensions.Count - 1 ? offset : 0, new Term(axis, 1)))
            .ToEquatableArray());
        lowering.AddDifferentiable(new LoopNest(
            node.Name,
            "gated halves",
            LoopNest.LoopsOf(output.Dimensions),
            [Half(0), Half(output.Channels)],
            [
                new NestResult(
                    Access.Whole(output),
                    new Expression.Operand(0) * new Gate(ActivationKind.Sigmoid).Of(new Expression.Operand(1))),
            ]));
    }
}
