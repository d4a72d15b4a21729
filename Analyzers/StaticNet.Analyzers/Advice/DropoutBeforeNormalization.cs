using System;
using System.Collections.Generic;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>Dropout before batch normalisation, whose running variance is then that of values with holes (Li et al., 2019).</summary>
internal sealed class DropoutBeforeNormalization : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (Node normalization in view.Nodes)
        {
            if (!ModelView.NormalizesBatch(normalization))
            {
                continue;
            }

            Node node = view.Source(normalization);
            while (ModelView.LayerOf(node).KeepsValues)
            {
                node = view.Source(node);
            }

            Layer layer = ModelView.LayerOf(node);
            if (layer.Drops && node.Declaration.Double(layer.NoiseArgument!) is > 0 and double rate)
            {
                yield return new Finding(
                    Rules.DropoutBeforeNormalization, node.Layer, null, [node.Name, normalization.Name, Text.Of(Math.Round(1 / (1 - rate), 2))])
                {
                    Changes = CanSwap(view, node, normalization)
                        ? [new Change(FindingProperties.Swap, normalization.Layer, null, normalization.Kind)]
                        : [],
                };
            }
        }
    }

    // One right after the other, and nobody else knows them.
    private static bool CanSwap(ModelView view, Node dropout, Node normalization) =>
        normalization.Layer == dropout.Layer + 1
        && view.OnlyReader(dropout) == normalization
        && !view.IsOutput(normalization)
        && view.IsUnnamed(dropout)
        && view.IsUnnamed(normalization);
}
