using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>Two layers with weights, or a sum of several and one that reads it, and nothing nonlinear between them.</summary>
internal sealed class LinearPair : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (Node second in view.Nodes.Where(static node => ModelView.LayerOf(node).HasKernel))
        {
            (IReadOnlyList<Node> firsts, Node? join) = Before(view, second);
            if (firsts.Count > 0 && !firsts.Any(first => IsFactorisation(view, first, second)))
            {
                if (join is null)
                {
                    yield return Found(firsts, second, firsts[0], $"give '{firsts[0].Name}' an activation");
                }
                else if (OfOneSize(view, firsts))
                {
                    yield return Found(firsts, second, join, $"put an activation behind '{join.Name}'") with
                    {
                        // A name that is not given would move up.
                        Changes = second.Declaration.Place is null && view.KnowsGivenNamesOnly ? [Change.Insert(second.Layer, "ReLU")] : [],
                    };
                }
            }
        }
    }

    // The layers with weights whose sums arrive, and what joins them last. None where anything else arrives.
    private static (IReadOnlyList<Node> Firsts, Node? Join) Before(ModelView view, Node second)
    {
        List<Node> firsts = [];
        Node? join = null;
        Stack<Node> pending = new([view.Source(second)]);
        while (pending.Count > 0)
        {
            Node node = pending.Pop();
            Layer layer = ModelView.LayerOf(node);
            bool isFirst = layer.HasKernel && ModelView.ActivationOf(node).Kind == ActivationKind.Linear;

            // What several layers read is worth computing by itself.
            if (!view.HasOneUse(node) || !(isFirst || layer.IsLinear(node.Declaration)))
            {
                return ([], null);
            }

            if (isFirst)
            {
                firsts.Add(node);
                continue;
            }

            join ??= node.Inputs.Count > 1 ? node : null;
            foreach (int input in node.Inputs)
            {
                pending.Push(view.Nodes[input]);
            }
        }

        return ([.. firsts.OrderBy(static node => node.Index)], join);
    }

    private static Finding Found(IReadOnlyList<Node> firsts, Node second, Node place, string remedy) => new(
        Rules.LinearPair,
        place.Layer,
        null,
        [
            string.Join("', '", firsts.Select(static first => first.Name)),
            second.Name,
            firsts.Count == 1 ? "two" : Text.Of(firsts.Count + 1),
            string.Join(", ", firsts.Select(static first => Text.Of(first.MultiplyAdds))) + " and " + Text.Of(second.MultiplyAdds),
            remedy,
        ]);

    // No one layer sums what comes from images of several sizes, as a pyramid of features does.
    private static bool OfOneSize(ModelView view, IReadOnlyList<Node> firsts) => firsts
        .Select(first => view.Source(first).Output.Dimensions)
        .Select(static sizes => sizes.Take(sizes.Count - 1).ToEquatableArray())
        .Distinct()
        .Count() == 1;

    // Two linear layers on purpose: a bottleneck (fewer values between them than on either side) is cheaper than the one layer
    // that could replace it, and so is a depthwise convolution with a pointwise one, and a vector that becomes an image for a kernel
    // to slide over.
    private static bool IsFactorisation(ModelView view, Node first, Node second)
    {
        int between = first.Output.Channels;
        bool isVector = first.Output.Rank == 1;
        bool bottleneck = between < view.Source(first).Output.Channels
            && between < (isVector ? second.Output.ElementCount : second.Output.Channels);
        return bottleneck || Splits(first) || Splits(second) || (isVector && Slides(view, second));

        static bool Splits(Node node) => ModelView.LayerOf(node).SplitsChannels(node.Declaration);
    }

    // Whether its kernel weighs more than one position at once.
    private static bool Slides(ModelView view, Node node) =>
        node.Parameters.Any(parameter => parameter.Shape.ElementCount > (long)view.Source(node).Output.Channels * node.Output.Channels);
}
