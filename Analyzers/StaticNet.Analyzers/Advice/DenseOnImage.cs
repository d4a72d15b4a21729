using System.Collections.Generic;
using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>Dense on an image works pixel by pixel: Keras' rule for tensors of any rank, and seldom meant.</summary>
internal sealed class DenseOnImage : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (Node node in view.Nodes)
        {
            if (node is { Kind: "Dense", Steps: 0 } && view.Source(node).Output is { Rank: 3 } image)
            {
                yield return new Finding(
                    Rules.DenseWithoutFlatten, node.Layer, null, [image.ToString(), Text.Of(image[0] * image[1]), Text.Of(image.ElementCount)])
                {
                    Changes = [Change.Insert(node.Layer, "GlobalAveragePooling2D")],
                };
            }
        }
    }
}
