using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>
/// A head that pools all of an image where each position has seen less than half of it: what is larger than that the network can
/// tell by its parts only. Of sequences that is usual, as in convolutions over words.
/// </summary>
internal sealed class SmallReceptiveField : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view)
    {
        if (!view.Nodes.Any(static node => ModelView.LayerOf(node).PoolsAll))
        {
            yield break;
        }

        ReceptiveFields fields = new(view);
        foreach (Node node in view.Nodes)
        {
            Node pooled = node.Inputs.Count == 0 ? node : view.Source(node);
            if (ModelView.LayerOf(node).PoolsAll
                && node.Steps == 0
                && pooled.Output.Rank > 2
                && fields.Of(pooled) is ReceptiveField field
                && field.Sizes.Zip(field.Input.Dimensions, static (seen, all) => 2 * seen < all).Any(static small => small)
                && IsHead(view, node))
            {
                yield return new Finding(
                    Rules.SmallReceptiveField,
                    node.Layer,
                    null,
                    [node.Name, string.Join("×", field.Sizes.Select(static size => Text.Of(size))), string.Join("×", field.Input.Dimensions.Take(field.Sizes.Count).Select(static size => Text.Of(size)))]);
            }
        }
    }

    // What is pooled for a gate goes back into an image.
    private static bool IsHead(ModelView view, Node pool)
    {
        Stack<Node> pending = new(view.Readers(pool));
        HashSet<int> seen = [];
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (node.Output.ElementCount != node.Output.Channels)
            {
                return false;
            }

            foreach (Node reader in view.Readers(node).Where(reader => seen.Add(reader.Index)))
            {
                pending.Push(reader);
            }
        }

        return true;
    }
}
