using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>x / (k + α / size · Σ x²)^β, the sum over a window of neighbouring channels.</summary>
internal sealed class CrossChannelNormalizationLayer : Layer
{
    public override string Kind => "CrossChannelNormalization";

    public override bool Normalizes => true;

    public override bool Streams(Node node) => true;

    public override LayerShape? Infer(InferenceContext context)
    {
        static bool IsPositive(double value) => value > 0 && !double.IsInfinity(value);
        bool valid = context.HasAtLeast("Channels", 1)
            & context.InRange("Alpha", static alpha => alpha >= 0 && !double.IsInfinity(alpha), "at least 0 and finite")
            & context.InRange("Beta", static beta => beta >= 0 && !double.IsInfinity(beta), "at least 0 and finite")
            & context.InRange("K", IsPositive, "positive and finite");
        if (!valid || context.Input is not Shape input)
        {
            return null;
        }

        int size = CrossChannelNormalizationArguments.Read(context.Declaration).WindowSize;
        long padded = (long)input.Channels + size - 1;
        return context.Tensor("padded squares", "Channels", [.. input.Dimensions.Take(input.Rank - 1).Select(static length => (long)length), padded]) is null
            ? null
            : new LayerShape(input, [], (long)input.ElementCount * (size + 1));
    }

    public override void Lower(Node node, Lowering lowering)
    {
        CrossChannelNormalizationArguments arguments = CrossChannelNormalizationArguments.Read(node.Declaration);
        Tensor input = lowering.Input(node);
        int last = input.Dimensions.Count - 1;
        EquatableArray<Loop> loops = LoopNest.LoopsOf(input.Dimensions);
        Access At(Tensor tensor, params Term[] further) => new(
            tensor.Id,
            [
                .. Enumerable.Range(0, last).Select(IndexExpression.OfLoop),
                IndexExpression.Sum(further.Length == 0 ? (arguments.WindowSize - 1) / 2 : 0, [new Term(last, 1), .. further]),
            ]);
        Tensor squares = lowering.NewActivation(
            node.Name + "/squares", [.. input.Dimensions.Take(last), input.Channels + arguments.WindowSize - 1]);
        Tensor sums = lowering.NewActivation(node.Name + "/sums", input.Dimensions);
        Expression x = new Expression.Operand(0);
        lowering.Add(new Fill(node.Name, "channels beyond the first and the last", squares.Id));
        lowering.AddDifferentiable(new LoopNest(
            node.Name, "squares", loops, [Access.Whole(input)], [new NestResult(At(squares), x * x)]));
        lowering.AddDifferentiable(new LoopNest(
            node.Name,
            "sums over windows",
            [.. loops, new Loop("w", arguments.WindowSize)],
            [At(squares, new Term(last + 1, 1))],
            [new NestResult(Access.Whole(sums), x)]));
        Expression sum = new Expression.Operand(1);
        lowering.AddDifferentiable(LoopNest.Elementwise(
            node.Name,
            "normalisation",
            lowering.NewOutput(node),
            [input, sums],
            x * Expression.Power(arguments.K + (sum * (arguments.Alpha / arguments.WindowSize)), -arguments.Beta)));
    }
}

/// <summary>What [CrossChannelNormalization] says.</summary>
internal sealed record CrossChannelNormalizationArguments(int WindowSize, double Alpha, double Beta, double K)
{
    public static CrossChannelNormalizationArguments Read(LayerDeclaration layer) => new(
        layer.Int("Channels", 5),
        layer.Double(nameof(Alpha), 1e-4),
        layer.Double(nameof(Beta), 0.75),
        layer.Double(nameof(K), 1));
}
