using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>scale · x / √(mean of squares + ε), over the channels.</summary>
internal sealed class RMSNormalizationLayer : Layer
{
    public override string Kind => "RMSNormalization";

    public override bool Normalizes => true;

    public override long? ValuesPerStatistic(Node node, int tile) => node.Output.Channels;

    public override bool Streams(Node node) => true;

    public override LayerShape? Infer(InferenceContext context) =>
        context.InRange("Epsilon", static epsilon => epsilon > 0 && !double.IsInfinity(epsilon), "positive and finite")
        && context.Input is Shape input
            ? new LayerShape(input, Moments.Parameters(new Shape(input.Channels), "scale", null), 2L * input.ElementCount)
            : null;

    public override void Lower(Node node, Lowering lowering)
    {
        EquatableArray<Loop> loops = LoopNest.LoopsOf(lowering.Input(node).Dimensions);
        EquatableArray<IndexExpression> element = Enumerable.Range(0, loops.Count).Select(IndexExpression.OfLoop).ToEquatableArray();
        new Moments(
            loops,
            element,
            Enumerable.Range(0, loops.Count - 1).ToEquatableArray(),
            [element[loops.Count - 1]],
            RMSNormalizationArguments.Read(node.Declaration).Epsilon,
            Centered: false).Lower(node, lowering, "scale", "");
    }
}

/// <summary>What [RMSNormalization] says.</summary>
internal sealed record RMSNormalizationArguments(double Epsilon)
{
    public static RMSNormalizationArguments Read(LayerDeclaration layer) => new(layer.Double(nameof(Epsilon), 1e-6));
}
