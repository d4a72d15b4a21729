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
    public static NetworkModel? Of(NetworkModel model) => WhyNotAsDeclared(model) is null ? OneStep(model) : null;

    /// <summary>Why there is none; null where there is one.</summary>
    public static StreamingObstacle? WhyNot(NetworkModel model) =>
        WhyNotAsDeclared(model)
        ?? (OneStep(model) is null ? new StreamingObstacle("layers mix its steps, or join sequences with what is left after the last step") : null);

    // What can be told without looking at one step.
    private static StreamingObstacle? WhyNotAsDeclared(NetworkModel model)
    {
        List<Node> inputs = [.. model.Nodes.Where(static node => node.Kind == LayerKinds.Input)];
        string? reason = inputs.Count != 1 ? "it has " + Text.Of(inputs.Count) + " inputs, and steps arrive at one"
            : inputs[0].Output.Rank > 2 ? $"its input of {inputs[0].Output} is more than steps × features"
            : null;
        return reason is not null ? new StreamingObstacle(reason)
            : model.Nodes.FirstOrDefault(static node => node.Steps == 0 && !LayerCatalog.Find(node.Kind)!.Streams(node)) is Node waiting
                ? WhyNot(waiting)
            : !model.Nodes.Any(static node => node.Steps == 0 && LayerCatalog.Find(node.Kind)!.Remembers(node))
                ? new StreamingObstacle("no layer remembers anything from step to step, so Forward of one step does the same")
            : null;
    }

    private static StreamingObstacle WhyNot(Node waiting)
    {
        string what = $"'{waiting.Name}' ([{waiting.Kind}])";
        return LayerCatalog.Find(waiting.Kind)!.StreamsWith(waiting.Declaration) is string argument
            ? new StreamingObstacle($"{what} makes each step from that one and those before only with {argument}") { Layer = waiting.Declaration, Remedy = argument }
            : new StreamingObstacle($"{what} needs the whole sequence, not one step after the other");
    }

    private static NetworkModel? OneStep(NetworkModel model)
    {
        Node first = model.Nodes.First(static node => node.Kind == LayerKinds.Input);
        LayerDeclaration input = first.Declaration;
        EquatableArray<int> step = [1, .. first.Output.Dimensions.Skip(1)];
        LayerDeclaration one = input with
        {
            Arguments = input.Arguments
                .Select(argument => argument.Name == "Shape" ? argument with { Value = step } : argument)
                .ToEquatableArray(),
        };
        NetworkModel streaming = ShapeInference.Infer(model.Declaration with
        {
            Layers = model.Declaration.Layers
                .Select((layer, i) => i == first.Layer ? one : layer)
                .Where(static layer => layer.Kind != LayerKinds.Expect)
                .ToEquatableArray(),
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

/// <summary>What keeps a network from running step by step.</summary>
/// <param name="Reason">In a sentence's words.</param>
internal sealed record StreamingObstacle(string Reason)
{
    /// <summary>The layer that an argument would help; null where none would.</summary>
    public LayerDeclaration? Layer { get; init; }

    /// <summary>That argument with its value.</summary>
    public string? Remedy { get; init; }
}
