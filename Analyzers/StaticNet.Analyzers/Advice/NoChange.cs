using System.Collections.Generic;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>A layer that makes what it reads. In a block it may do so at one use and not at another.</summary>
internal sealed class NoChange : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (Node node in view.Nodes)
        {
            if (node.Declaration.Place is not null || node.Inputs.Count == 0)
            {
                continue;
            }

            Shape input = view.Source(node).Output;
            if (ModelView.LayerOf(node).ChangesNothing(node.Steps > 0 ? node.OneStep : node, node.Steps > 0 ? input.Step : input))
            {
                yield return new Finding(Rules.NoChange, node.Layer, null, [node.Name, input.ToString()]) { Removable = view.CanRemove(node) };
            }
        }
    }
}
