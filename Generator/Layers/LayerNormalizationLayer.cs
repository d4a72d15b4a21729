using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>γ (x − mean) / √(variance + ε) + β, the statistics over the last axes of each sample.</summary>
internal sealed class LayerNormalizationLayer : Layer
{
    public override string Kind => "LayerNormalization";

    public override bool Normalizes => true;

    public override long? ValuesPerStatistic(Node node, int tile) => node.Output.Dimensions
        .Skip(node.Output.Rank - LayerNormalizationArguments.Read(node.Declaration).Axes)
        .Aggregate(1L, static (product, size) => product * size);

    public override bool Streams(Node node) => LayerNormalizationArguments.Read(node.Declaration).Axes < node.Output.Rank;

    public override LayerShape? Infer(InferenceContext context)
    {
        bool valid =
            context.InRange("Epsilon", static epsilon => epsilon > 0 && !double.IsInfinity(epsilon), "positive and finite")
            & ParameterRules.Check(context, "Gamma", "Beta")
            & context.AtLeast("Axes", 1);
        if (!valid || context.Input is not Shape input)
        {
            return null;
        }

        LayerNormalizationArguments arguments = LayerNormalizationArguments.Read(context.Declaration);
        if (arguments.Axes > input.Rank)
        {
            context.OutOfRange("Axes", Text.Of(arguments.Axes), AxisNumbers.UpTo(input.Rank));
            return null;
        }

        Shape normalized = new(input.Dimensions.Skip(input.Rank - arguments.Axes).ToEquatableArray());
        return new LayerShape(
            input,
            Moments.Parameters(normalized, arguments.Scale ? "gamma" : null, arguments.Center ? "beta" : null).WithAffineRules(context.Declaration),
            2L * input.ElementCount);
    }

    public override void Lower(Node node, Lowering lowering)
    {
        LayerNormalizationArguments arguments = LayerNormalizationArguments.Read(node.Declaration);
        EquatableArray<Loop> loops = LoopNest.LoopsOf(lowering.Input(node).Dimensions);
        int rows = loops.Count - arguments.Axes;
        EquatableArray<IndexExpression> element = Enumerable.Range(0, loops.Count).Select(IndexExpression.OfLoop).ToEquatableArray();
        new Moments(
            loops,
            element,
            Enumerable.Range(0, rows).ToEquatableArray(),
            element.Skip(rows).ToEquatableArray(),
            arguments.Epsilon,
            Centered: true).Lower(node, lowering, "gamma", "beta");
    }
}

/// <summary>What [LayerNormalization] says.</summary>
internal sealed record LayerNormalizationArguments(double Epsilon, bool Center, bool Scale, int Axes)
{
    public static LayerNormalizationArguments Read(LayerDeclaration layer) => new(
        layer.Double(nameof(Epsilon), 0.001),
        layer.Bool(nameof(Center), true),
        layer.Bool(nameof(Scale), true),
        layer.Int(nameof(Axes), 1));
}
