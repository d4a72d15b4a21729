using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>x for positive x, α x otherwise, with α learned.</summary>
internal sealed class PReLULayer : Layer
{
    public override string Kind => "PReLU";

    public override bool Streams(Node node) => true;

    public override LayerShape? Infer(InferenceContext context)
    {
        if (!(InitializerRules.CheckVector(context, "Alpha") & ParameterRules.Check(context, "Alpha")) || context.Input is not Shape input)
        {
            return null;
        }

        EquatableArray<int> shared = context.Declaration.Ints("SharedAxes");
        if (shared.Any(axis => axis < 1 || axis > input.Rank))
        {
            context.OutOfRange("SharedAxes", string.Join(", ", shared.Select(static size => Text.Of(size))), AxisNumbers.UpTo(input.Rank));
            return null;
        }

        Shape alpha = new(input.Dimensions.Select((size, axis) => shared.Contains(axis + 1) ? 1 : size).ToEquatableArray());
        (int fanIn, int fanOut) = Fans.Of(alpha);
        InitializerKind initializer = (InitializerKind)context.Declaration.Int("AlphaInitializer", (int)InitializerKind.Zeros);
        return new LayerShape(
            input,
            [
                new Parameter(
                    "alpha", alpha, 1, true, initializer, context.Declaration.Double("AlphaInitializerValue"), fanIn, fanOut) { Flat = true }
                    .With(ParameterRules.Read(context.Declaration, "Alpha"), ParameterRules.AllAxes(alpha)),
            ],
            input.ElementCount);
    }

    public override void Lower(Node node, Lowering lowering)
    {
        Tensor input = lowering.Input(node);
        Tensor alpha = lowering.Parameter(node, "alpha")!;
        Expression x = new Expression.Operand(0);
        lowering.AddDifferentiable(new LoopNest(
            node.Name,
            "PReLU",
            LoopNest.LoopsOf(input.Dimensions),
            [
                Access.Whole(input),
                new Access(alpha.Id, alpha.Dimensions
                    .Select((size, axis) => size == 1 ? IndexExpression.Zero : IndexExpression.OfLoop(axis))
                    .ToEquatableArray()),
            ],
            [new NestResult(Access.Whole(lowering.NewOutput(node)), Expression.Maximum(x, 0) + (new Expression.Operand(1) * Expression.Minimum(x, 0)))]));
    }
}
