using System.Collections.Generic;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>A normalisation whose every mean or length is that of one value: nothing is left of what it reads, or its sign.</summary>
internal sealed class SingleStatistic : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (Node node in view.Nodes)
        {
            Node seen = node.Steps > 0 ? node.OneStep : node;
            if (ModelView.LayerOf(node).ValuesPerStatistic(seen, view.Tile) == 1)
            {
                bool tile = ModelView.NormalizesBatch(node);
                yield return new Finding(
                    Rules.SingleStatistic,
                    tile ? -1 : node.Layer,
                    tile ? "Tile" : null,
                    [node.Name, seen.Output.ToString(), tile ? "use a larger Tile, or leave it to the compiler" : "normalise before the shape becomes that small, or not at all"]);
            }
        }
    }
}
