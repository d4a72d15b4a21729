using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>A layer that is joined with itself, where that comes to a multiple of it, to nothing, or to itself again.</summary>
internal sealed class JoinedWithItself : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (Node node in view.Nodes)
        {
            // A product with itself is a square.
            if (ModelView.LayerOf(node) is not (MergeLayer and not MultiplyLayer))
            {
                continue;
            }

            int[] inputs = [.. node.Inputs];
            for (int i = 1; i < inputs.Length; i++)
            {
                if (inputs.Take(i).Contains(inputs[i]))
                {
                    yield return new Finding(
                        Rules.JoinedWithItself, node.Layer, "Layers[" + Text.Of(i) + "]", [node.Kind, view.Nodes[inputs[i]].Name])
                    {
                        // Of several, one that counts once.
                        Changes = ModelView.LayerOf(node) is MaximumLayer or MinimumLayer && inputs.Distinct().Count() > 1
                            ? [new Change(FindingProperties.Remove, node.Layer, "Layers[" + Text.Of(i) + "]", string.Empty)]
                            : [],
                    };
                    break;
                }
            }
        }
    }
}
