using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>The axes in another order.</summary>
internal sealed class PermuteLayer : Layer
{
    public override string Kind => "Permute";

    public override bool IsLinear(LayerDeclaration layer) => true;

    public override bool KeepsValues => true;

    public override bool ChangesNothing(Node node, Shape input) => node.Declaration.Ints("Dims").SequenceEqual(Enumerable.Range(1, input.Rank));

    public override LayerShape? Infer(InferenceContext context)
    {
        if (!context.Has("Dims") || context.Input is not Shape input)
        {
            return null;
        }

        EquatableArray<int> axes = context.Declaration.Ints("Dims");
        if (!axes.OrderBy(static axis => axis).SequenceEqual(Enumerable.Range(1, input.Rank)))
        {
            context.OutOfRange("Dims", string.Join(", ", axes.Select(static size => Text.Of(size))), input.Rank == 1 ? "1" : "each of 1 to " + Text.Of(input.Rank) + " once");
            return null;
        }

        return new LayerShape(new Shape(axes.Select(axis => input[axis - 1]).ToEquatableArray()));
    }

    public override void Lower(Node node, Lowering lowering)
    {
        EquatableArray<int> axes = node.Declaration.Ints("Dims");
        Tensor input = lowering.Input(node);
        Tensor output = lowering.NewOutput(node);
        lowering.AddDifferentiable(new LoopNest(
            node.Name,
            "axes in another order",
            LoopNest.LoopsOf(input.Dimensions),
            [Access.Whole(input)],
            [new NestResult(new Access(output.Id, axes.Select(static axis => IndexExpression.OfLoop(axis - 1)).ToEquatableArray()), new Expression.Operand(0))]));
    }
}
