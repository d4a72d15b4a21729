using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>An activation of something that has been put through one, where that changes nothing or is the same once more.</summary>
internal sealed class RepeatedActivation : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view) =>
        view.Nodes.Where(static node => ModelView.LayerOf(node) is FunctionLayer).Select(node => Find(view, node)).OfType<Finding>();

    /// <summary>What is wrong with one activation that is a layer of its own; null for nothing.</summary>
    public static Finding? Find(ModelView view, Node node)
    {
        AppliedActivation outer = ModelView.ActivationOf(node);
        if (outer.Kind == ActivationKind.Linear)
        {
            return null;
        }

        bool pooled = false;
        bool averaged = false;
        bool dropped = false;
        bool reshaped = false;
        Node source = view.Source(node);
        bool readAlone = true;
        for (Layer layer = ModelView.LayerOf(source); CanLookThrough(layer, source); layer = ModelView.LayerOf(source))
        {
            PoolKind? pool = layer.Pools(source.Declaration);
            pooled |= pool is not null;
            averaged |= pool is not (null or PoolKind.Max);
            dropped |= layer.Drops;
            readAlone &= view.HasOneUse(source);
            source = view.Source(source);
            reshaped |= layer.KeepsValues && layer is not ActivityRegularizationLayer;
        }

        AppliedActivation inner = ModelView.ActivationOf(source);
        ValueSet values = ValueSet.ResultsOf(inner.Kind, inner.Parameters);
        values = averaged ? values.Averaged() : values;

        // Dropout scales what it keeps.
        values = dropped ? values.ScaledUp() : values;
        bool changesNothing = ValueSet.FixedBy(outer.Kind, outer.Parameters) is ValueSet untouched && values.IsWithin(untouched);

        // ReLU with other bounds than before is another function, and softmax over other values too.
        bool twice = inner.Kind == outer.Kind
            && !pooled
            && (outer.Kind != ActivationKind.ReLU || outer == inner)
            && (ActivationRules.IsPointwise(outer.Kind) || !reshaped);

        // Where the second has to stay, the first can go, if it is the same and nobody else reads it.
        bool removable = view.CanRemove(node);
        bool firstCanGo = !removable && inner.Kind == outer.Kind && ModelView.LayerOf(source).HasKernel && readAlone && view.HasOneUse(source);
        return changesNothing || twice
            ? new Finding(
                Rules.RepeatedActivation,
                node.Layer,
                null,
                [node.Name, outer.Kind.ToString(), source.Name, inner.Kind.ToString(), changesNothing ? "that changes nothing" : "it is applied twice"])
            {
                Removable = removable,
                Changes = firstCanGo ? view.Apply(source, "Activation." + nameof(ActivationKind.Linear)) : [],
            }
            : null;
    }

    private static bool CanLookThrough(Layer layer, Node node) =>
        layer.KeepsValues || layer.Drops || layer.Pools(node.Declaration) is not null;
}
