using System.Collections.Generic;
using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>
/// Dense on an image works pixel by pixel: Keras' rule for tensors of any rank, and seldom meant where the pixels stay apart up to
/// the output. Where they are pooled, joined with an image or seen by a window later, it is a convolution of size 1.
/// </summary>
internal sealed class DenseOnImage : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (Node node in view.Nodes)
        {
            if (node is { Kind: "Dense", Steps: 0 } && view.Source(node).Output is { Rank: 3 } image && image[0] * image[1] > 1 && StaysApart(view, node))
            {
                yield return new Finding(
                    Rules.DenseWithoutFlatten, node.Layer, null, [image.ToString(), Text.Of(image[0] * image[1]), Text.Of(image.ElementCount)])
                {
                    Changes = [Change.Insert(node.Layer, "GlobalAveragePooling2D")],
                };
            }
        }
    }

    // Whether no layer after it takes more than one pixel, or another layer's too.
    private static bool StaysApart(ModelView view, Node dense)
    {
        Stack<Node> pending = new([dense]);
        while (pending.Count > 0)
        {
            foreach (Node reader in view.Readers(pending.Pop()))
            {
                if (reader.Inputs.Count > 1
                    || reader.Output.Rank != 3
                    || reader.Output[0] != dense.Output[0]
                    || reader.Output[1] != dense.Output[1]
                    || ModelView.LayerOf(reader).Window(reader.Declaration, view.Source(reader).Output) is not null)
                {
                    return false;
                }

                pending.Push(reader);
            }
        }

        return true;
    }
}
