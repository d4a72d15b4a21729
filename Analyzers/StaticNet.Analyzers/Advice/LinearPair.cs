using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>Two layers with weights, and nothing nonlinear between them.</summary>
internal sealed class LinearPair : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (Node second in view.Nodes.Where(static node => ModelView.LayerOf(node).HasKernel))
        {
            // What several layers read is worth computing by itself.
            Node first = view.Source(second);
            while (ModelView.LayerOf(first).IsLinear(first.Declaration) && view.HasOneUse(first))
            {
                first = view.Source(first);
            }

            if (ModelView.LayerOf(first).HasKernel
                && ModelView.ActivationOf(first).Kind == ActivationKind.Linear
                && view.HasOneUse(first)
                && !IsFactorisation(view, first, second))
            {
                yield return new Finding(
                    Rules.LinearPair, first.Layer, null, [first.Name, second.Name, Text.Of(first.MultiplyAdds), Text.Of(second.MultiplyAdds)]);
            }
        }
    }

    // Two linear layers on purpose: a bottleneck (fewer values between them than on either side) is cheaper than the one layer
    // that could replace it, and so is a depthwise convolution with a pointwise one.
    private static bool IsFactorisation(ModelView view, Node first, Node second)
    {
        int between = first.Output.Channels;
        bool bottleneck = between < view.Source(first).Output.Channels && between < second.Output.Channels;
        return bottleneck || Splits(first) || Splits(second);

        static bool Splits(Node node) => ModelView.LayerOf(node).SplitsChannels(node.Declaration);
    }
}
