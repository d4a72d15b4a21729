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
    /// <param name="kind">The layer that reads.</param>
    /// <param name="rank">The axes that it reads, channels included.</param>
    /// <param name="arrived">What arrives.</param>
    /// <param name="source">Where it comes from; null where that is not known.</param>
    public static string For(string kind, int rank, Shape arrived, Node? source)
    {
        Layer? layer = source is null ? null : LayerCatalog.Find(source.Kind);
        if (layer is RecurrentLayer && arrived.Rank < rank && !source!.Declaration.Bool("ReturnSequences"))
        {
            return $"set ReturnSequences = true in '{source.Name}', which hands on its last step only";
        }

        if (rank == 1)
        {
            return "put [Flatten] before it";
        }

        if (layer is FlattenLayer)
        {
            return $"move it before '{source!.Name}'";
        }

        // The same layer for another number of axes, or the axis of a single channel.
        string sibling = kind.Replace(Text.Of(rank - 1) + "D", Text.Of(arrived.Rank - 1) + "D");
        bool hasSibling = arrived.Rank > 1 && sibling != kind && LayerCatalog.Find(sibling) is not null;
        string other = hasSibling ? $", or use [{sibling}]" : string.Empty;
        if (layer is InputLayer)
        {
            string example = arrived.Rank == rank - 1 && rank > 2
                ? $"[Input({string.Join(", ", arrived.Dimensions.Select(static size => Text.Of(size)))}, 1)]"
                : s_inputs[rank - 1];
            return $"give the input {Text.Of(rank)} sizes, such as {example}{other}";
        }

        return "bring it to that form by [Reshape]" + other;
    }
}
