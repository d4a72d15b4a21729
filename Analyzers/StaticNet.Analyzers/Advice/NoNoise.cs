using System.Collections.Generic;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>Dropout, or other noise, of nothing.</summary>
internal sealed class NoNoise : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (Node node in view.Nodes)
        {
            if (ModelView.LayerOf(node).NoiseArgument is string amount && node.Declaration.Double(amount) == 0)
            {
                yield return new Finding(Rules.NoNoise, node.Layer, amount, [node.Name, amount]) { Removable = view.CanRemove(node) };
            }
        }
    }
}
