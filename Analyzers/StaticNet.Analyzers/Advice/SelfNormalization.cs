using System.Collections.Generic;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>What disturbs SELU, or does once more what it does: keep mean 0 and variance 1 (Klambauer et al., 2017).</summary>
internal sealed class SelfNormalization : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (Node node in view.Nodes)
        {
            Layer layer = ModelView.LayerOf(node);
            bool normalizes = ModelView.NormalizesBatch(node);
            if ((layer.Drops || normalizes) && FindSelu(view, node) is Node selu)
            {
                string advice = normalizes
                    ? "normalises once more what SELU keeps at mean 0 and variance 1; remove it, or use ReLU"
                    : "moves the mean of 0 and variance of 1 that SELU keeps; use [AlphaDropout], which does not";
                yield return new Finding(Rules.SelfNormalization, node.Layer, null, [node.Name, selu.Name, advice])
                {
                    Removable = normalizes && view.CanRemove(node),

                    // Spatial dropout takes whole channels, which [AlphaDropout] does not.
                    Changes = layer is DropoutLayer && view.CanRename(node) ? [Change.Layers(node.Layer, "AlphaDropout", null)] : [],
                };
            }
        }
    }

    private static Node? FindSelu(ModelView view, Node node)
    {
        Node source = view.Source(node);
        while (ModelView.LayerOf(source).KeepsValues)
        {
            source = view.Source(source);
        }

        return ModelView.ActivationOf(source).Kind == ActivationKind.SELU ? source : null;
    }
}
