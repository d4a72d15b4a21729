using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>Dropout of what the network hands on.</summary>
internal sealed class FinalDropout : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (Node output in view.Outputs)
        {
            Node node = output;
            while (IsAfterWeights(node) && (node == output ? !view.Readers(node).Any() : view.HasOneUse(node)))
            {
                Node source = view.Source(node);
                if (ModelView.LayerOf(node).Drops)
                {
                    Node last = source;
                    while (IsAfterWeights(last))
                    {
                        last = view.Source(last);
                    }

                    yield return new Finding(Rules.FinalDropout, node.Layer, null, [node.Name, last.Name]) { Removable = view.CanRemove(node) };
                }

                node = source;
            }
        }
    }

    // Layers that may stand between the last weights and the output.
    private static bool IsAfterWeights(Node node) =>
        ModelView.LayerOf(node) is { KeepsValues: true } or { Drops: true } or FunctionLayer;
}
