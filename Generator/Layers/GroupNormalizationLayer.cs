using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>γ (x − mean) / √(variance + ε) + β, the statistics over each group of channels and all positions of a sample.</summary>
internal class GroupNormalizationLayer : Layer
{
    public override string Kind => "GroupNormalization";

    public override bool Normalizes => true;

    public override long? ValuesPerStatistic(Node node, int tile) => node.Output.ElementCount / Groups(node.Declaration, node.Output.Channels);

    public override bool RemovesShifts(Node node) => Groups(node.Declaration, node.Output.Channels) == node.Output.Channels && node.Output.Rank > 1;

    public override LayerShape? Infer(InferenceContext context)
    {
        bool valid =
            context.InRange("Epsilon", static epsilon => epsilon > 0 && !double.IsInfinity(epsilon), "positive and finite")
            & ParameterRules.Check(context, "Gamma", "Beta")
            & (context.Declaration.Int("Groups", 1) == -1 || context.AtLeast("Groups", 1));
        if (!valid || context.Input is not Shape input)
        {
            return null;
        }

        GroupNormalizationArguments arguments = GroupNormalizationArguments.Read(context.Declaration, Groups(context.Declaration, input.Channels));
        if (input.Channels % arguments.Groups != 0)
        {
            context.Error(ShapeRule.GroupsDoNotDivide, "Groups", Text.Of(arguments.Groups), "channels", Text.Of(input.Channels));
            return null;
        }

        return new LayerShape(
            input,
            Moments.Parameters(new Shape(input.Channels), arguments.Scale ? "gamma" : null, arguments.Center ? "beta" : null).WithAffineRules(context.Declaration),
            2L * input.ElementCount);
    }

    public override void Lower(Node node, Lowering lowering)
    {
        EquatableArray<int> sizes = lowering.Input(node).Dimensions;
        int channels = sizes[sizes.Count - 1];
        GroupNormalizationArguments arguments = GroupNormalizationArguments.Read(node.Declaration, Groups(node.Declaration, channels));
        int positions = sizes.Count - 1;
        int size = channels / arguments.Groups;
        IndexExpression channel = IndexExpression.Sum(0, new Term(positions, size), new Term(positions + 1, 1));
        new Moments(
            [.. LoopNest.LoopsOf(sizes.Take(positions).ToEquatableArray()), new Loop("g", arguments.Groups), new Loop("c", size)],
            [.. Enumerable.Range(0, positions).Select(IndexExpression.OfLoop), channel],
            [positions],
            [channel],
            arguments.Epsilon,
            Centered: true).Lower(node, lowering, "gamma", "beta");
    }

    /// <summary>How many groups: Keras' default is 32, and −1 stands for a group of every channel.</summary>
    protected virtual int Groups(LayerDeclaration layer, int channels) =>
        layer.Int("Groups", 32) is int groups and not -1 ? groups : channels;
}

/// <summary>What [GroupNormalization] says.</summary>
internal sealed record GroupNormalizationArguments(int Groups, double Epsilon, bool Center, bool Scale)
{
    public static GroupNormalizationArguments Read(LayerDeclaration layer, int groups) => new(
        groups,
        layer.Double(nameof(Epsilon), 0.001),
        layer.Bool(nameof(Center), true),
        layer.Bool(nameof(Scale), true));
}
