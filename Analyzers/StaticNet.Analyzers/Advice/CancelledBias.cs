using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>A bias that a normalisation takes away again with the mean of every channel.</summary>
internal sealed class CancelledBias : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (Node normalization in view.Nodes.Where(static node => ModelView.LayerOf(node).RemovesShifts(node)))
        {
            Node node = view.Source(normalization);
            while (ModelView.LayerOf(node).KeepsShifts(node.Declaration) && view.HasOneUse(node))
            {
                node = view.Source(node);
            }

            if (ModelView.LayerOf(node).HasKernel
                && KernelArguments.Read(node.Declaration).UseBias
                && ModelView.ActivationOf(node).Kind == ActivationKind.Linear
                && view.HasOneUse(node))
            {
                yield return new Finding(
                    Rules.CancelledBias, node.Layer, "UseBias", [node.Name, normalization.Name, Text.Of(node.Output.Channels)])
                {
                    Changes = [Change.Set(node.Layer, "UseBias", "false")],
                };
            }
        }
    }
}
