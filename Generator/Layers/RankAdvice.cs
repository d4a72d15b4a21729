using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>What to change where a layer reads another number of axes, in words that end a message.</summary>
internal static class RankAdvice
{
    private static readonly string[] s_inputs = ["[Input(16)]", "[Input(100, 16)]", "[Input(28, 28, 1)]", "[Input(16, 16, 16, 1)]"];

    /// <summary>The advice.</summary>
    /// <param name="context">The layer that reads.</param>
    /// <param name="rank">The axes that it reads, channels included.</param>
    /// <param name="arrived">What arrives.</param>
    /// <param name="position">Which of its inputs.</param>
    public static string For(InferenceContext context, int rank, Shape arrived, int position = 0)
    {
        string kind = context.Declaration.Kind;
        Node? source = context.Sources[position];
        Layer? layer = source is null ? null : LayerCatalog.Find(source.Kind);
        if (layer is RecurrentLayer && arrived.Rank < rank && !source!.Declaration.Bool("ReturnSequences"))
        {
            return IsState(context.Declaration, source.Name)
                ? $"'{source.Name}' gives its state already: name by From the sequence that it reads, or put [RepeatVector] before it"
                : $"set ReturnSequences = true in '{source.Name}', which hands on its last step only";
        }

        if (rank == 1)
        {
            return "put [Flatten] before it";
        }

        if (layer is FlattenLayer)
        {
            Shape flattened = context.InputOf(source!);
            return flattened.Rank == rank ? $"move it before '{source!.Name}'"
                : rank == 2 && flattened.Rank > rank
                    ? $"set TimeDistributed = true in '{source!.Name}', which then keeps the {Text.Of(flattened[0])} steps of {flattened} apart"
                : "bring it to that form by [Reshape]";
        }

        // The same layer for another number of axes, or the axis of a single channel.
        string sibling = kind.Replace(Text.Of(rank - 1) + "D", Text.Of(arrived.Rank - 1) + "D");
        bool hasSibling = arrived.Rank > 1 && sibling != kind && LayerCatalog.Find(sibling) is not null;
        string other = hasSibling ? $", or use [{sibling}]" : string.Empty;
        if (arrived.Rank == rank + 1 && LayerCatalog.Find(kind)?.WhyNotTimeDistributed is null && !context.Declaration.IsTimeDistributed)
        {
            other += $", or set {LayerDeclaration.TimeDistributed} = true, which applies it to each of {Text.Of(arrived[0])} steps";
        }

        if (rank == 2 && arrived.Rank == 3)
        {
            other += $", or put [Reshape({Text.Of(arrived[0])}, {Text.Of(arrived[1] * arrived[2])})] before it, which makes steps of rows";
        }

        if (layer is InputLayer)
        {
            string example = arrived.Rank == rank - 1 && rank > 2
                ? $"[Input({string.Join(", ", arrived.Dimensions.Select(static size => Text.Of(size)))}, 1)]"
                : s_inputs[rank - 1];
            return $"give the input {Text.Of(rank)} sizes, such as {example}{other}";
        }

        return "bring it to that form by [Reshape]" + other;
    }

    // Whether a recurrent layer begins with what another hands on.
    private static bool IsState(LayerDeclaration layer, string source) =>
        layer.String("InitialState") == source || layer.String("InitialCellState") == source;
}
