using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>x / |x|, the length taken over the channels.</summary>
internal sealed class UnitNormalizationLayer : Layer
{
    // Keras' floor under the squared length.
    private const double Smallest = 1e-12;

    public override string Kind => "UnitNormalization";

    public override bool Normalizes => true;

    public override long? ValuesPerStatistic(Node node, int tile) => node.Output.Channels;

    public override bool Streams(Node node) => true;

    public override LayerShape? Infer(InferenceContext context) =>
        context.Input is Shape input ? new LayerShape(input, [], 2L * input.ElementCount) : null;

    public override void Lower(Node node, Lowering lowering)
    {
        Tensor input = lowering.Input(node);
        int rows = input.Dimensions.Count - 1;
        EquatableArray<int> shape = rows == 0 ? [1] : input.Dimensions.Take(rows).ToEquatableArray();
        EquatableArray<Loop> loops = LoopNest.LoopsOf(input.Dimensions);
        Access OfRow(Tensor tensor) => new(
            tensor.Id, rows == 0 ? [IndexExpression.Zero] : Enumerable.Range(0, rows).Select(IndexExpression.OfLoop).ToEquatableArray());
        Tensor squares = lowering.NewActivation(node.Name + "/squares", shape);
        Tensor factor = lowering.NewActivation(node.Name + "/factor", shape);
        Expression x = new Expression.Operand(0);
        lowering.AddDifferentiable(new LoopNest(
            node.Name, "squared length", loops, [Access.Whole(input)], [new NestResult(OfRow(squares), x * x)]));
        lowering.AddDifferentiable(LoopNest.Elementwise(
            node.Name, "reciprocal length", factor, [squares], Expression.Power(Expression.Maximum(x, Smallest), -0.5)));
        lowering.AddDifferentiable(new LoopNest(
            node.Name,
            "normalisation",
            loops,
            [Access.Whole(input), OfRow(factor)],
            [new NestResult(Access.Whole(lowering.NewOutput(node)), x * new Expression.Operand(1))]));
    }
}
