using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>A layer that makes numbers with fractions of those by which another looks something up.</summary>
internal sealed class BrokenIndices : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view)
    {
        HashSet<int> told = [];
        foreach (Node table in view.Nodes.Where(static node => ModelView.LayerOf(node).ReadsIndices))
        {
            Node node = view.Source(table);
            while (Moves(node))
            {
                node = view.Source(node);
            }

            Layer layer = ModelView.LayerOf(node);
            if (layer.MakesFractions(node.Declaration) && told.Add(node.Index))
            {
                bool isNoise = layer.NoiseArgument is not null;
                yield return new Finding(Rules.BrokenIndices, node.Layer, null, [node.Name, table.Name, isNoise ? "in training " : ""])
                {
                    // With weights it is there for something.
                    Removable = node.Parameters.Count == 0 && node.Output == view.Source(node).Output && view.CanRemove(node),
                };
            }
        }
    }

    private static bool Moves(Node node) =>
        ModelView.LayerOf(node) is Layer layer
        && (layer.KeepsValues || (layer.KeepsShifts(node.Declaration) && layer.Pools(node.Declaration) is null));
}
