using System.Collections.Generic;
using System.Linq;
using StaticNet.Analyzers.Repairs;
using StaticNet.Generator.Common;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>An input of images in PyTorch's order, of which windows would see a few rows with many channels.</summary>
internal sealed class ChannelsFirst : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (Node node in view.Nodes.Where(static node => ModelView.LayerOf(node) is InputLayer && ChannelOrder.LooksFirst(node.Output)))
        {
            if (IsReadByWindows(view, node))
            {
                Shape shape = node.Output;
                yield return new Finding(
                    Rules.ChannelsFirst, node.Layer, "Shape", [Text.Of(shape[0]), Text.Of(shape[2]), ChannelOrder.Written(shape)])
                {
                    Changes = view.IsRightWith(node, Trial.With(node.Declaration, "Shape", ChannelOrder.Last(shape).Dimensions))
                        ? [new Change(FindingProperties.Last, node.Layer, null, string.Empty)]
                        : [],
                };
            }
        }
    }

    // As it is, by a window of several rows: who takes one row of several knows that they are rows.
    private static bool IsReadByWindows(ModelView view, Node input)
    {
        Stack<Node> pending = new(view.Readers(input));
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            if (ChannelOrder.WindowOver(node, input.Output) is { Height.Size: > 1 })
            {
                return true;
            }

            if (node.Output == input.Output && node.Inputs.Count == 1)
            {
                foreach (Node reader in view.Readers(node))
                {
                    pending.Push(reader);
                }
            }
        }

        return false;
    }
}
