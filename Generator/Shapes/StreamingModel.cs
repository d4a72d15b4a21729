using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;

namespace StaticNet.Generator.Shapes;

/// <summary>
/// The model of a network that takes its sequence one step at a time: the same declaration with an input of one step. Layers
/// with a memory carry it from step to step.
/// </summary>
internal static class StreamingModel
{
    /// <summary>The model, or null where the network cannot run step by step or has no memory that would make it worth while.</summary>
    public static NetworkModel? Of(NetworkModel model)
    {
        List<Node> inputs = [.. model.Nodes.Where(static node => node.Kind == LayerKinds.Input)];
        if (inputs.Count != 1 || inputs[0].Output.Rank > 2
            || !model.Nodes.All(static node => node.Steps > 0 || LayerCatalog.Find(node.Kind)!.Streams(node))
            || !model.Nodes.Any(static node => node.Steps == 0 && LayerCatalog.Find(node.Kind)!.Remembers(node)))
        {
            return null;
        }

        LayerDeclaration input = inputs[0].Declaration;
        EquatableArray<int> step = [1, .. inputs[0].Output.Dimensions.Skip(1)];
        LayerDeclaration one = input with
        {
            Arguments = input.Arguments
                .Select(argument => argument.Name == "Shape" ? argument with { Value = step } : argument)
                .ToEquatableArray(),
        };
        NetworkModel streaming = ShapeInference.Infer(model.Declaration with
        {
            Layers = model.Declaration.Layers.Select((layer, i) => i == inputs[0].Layer ? one : layer).ToEquatableArray(),
        });

        // A layer whose parameters depend on the number of steps mixes them.
        return streaming.Errors.Count == 0 && StepsStayApart(model, streaming) && streaming.Nodes.SelectMany(static node => node.Parameters)
            .SequenceEqual(model.Nodes.SelectMany(static node => node.Parameters))
                ? streaming
                : null;
    }

    /// <summary>
    /// Whether no layer joins a sequence with the value after its last step, which a step does not know, takes time for the axis
    /// of its features, or joins sequences of different ranks: aligned at their last axes, the time of one meets another axis.
    /// </summary>
    private static bool StepsStayApart(NetworkModel model, NetworkModel streaming)
    {
        bool IsSequence(int node) => !model.Nodes[node].Output.Equals(streaming.Nodes[node].Output);
        return model.Nodes.All(node =>
            node.Kind == LayerKinds.Input
            || (node.Inputs.Select(IsSequence).Distinct().Count() == 1
                && !(node.Output.Rank == 1 && IsSequence(node.Index))
                && !AlignsTimeElsewhere(node)));

        // Where a layer is applied to every step, time is not among the axes that are aligned.
        bool AlignsTimeElsewhere(Node node) =>
            node.Steps == 0
            && LayerCatalog.Find(node.Kind) is MergeLayer
            && node.Inputs.Any(input => model.Nodes[input].Output.Rank != node.Output.Rank);
    }
}
