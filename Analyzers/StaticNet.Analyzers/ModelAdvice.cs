using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers;

/// <summary>What can be built and is most likely not meant.</summary>
internal sealed class ModelAdvice
{
    private readonly NetworkModel _model;
    private readonly List<Finding> _findings = [];

    // The nodes that read each node; one that reads it twice is there twice.
    private readonly ILookup<int, Node> _readers;

    private ModelAdvice(NetworkModel model)
    {
        _model = model;
        _readers = model.Nodes.SelectMany(static node => node.Inputs.Select(input => (input, node))).ToLookup(static pair => pair.input, static pair => pair.node);
    }

    /// <summary>The findings on a model without errors.</summary>
    public static IReadOnlyList<Finding> Find(NetworkModel model)
    {
        ModelAdvice advice = new(model);
        foreach (Node node in model.Nodes)
        {
            advice.FindDenseOnImage(node);
            advice.FindLinearPair(node);
            advice.FindRepeatedActivation(node);
            advice.FindHiddenSoftmax(node);
        }

        foreach (int output in model.Outputs)
        {
            advice.FindFinalDropout(model.Nodes[output]);
        }

        return advice._findings;
    }

    private static bool HasKernel(Node node) => node.Kind is "Dense"
        or "Conv1D" or "Conv2D" or "Conv3D"
        or "Conv1DTranspose" or "Conv2DTranspose" or "Conv3DTranspose"
        || IsDepthwise(node)
        || node.Kind is "SeparableConv1D" or "SeparableConv2D";

    private static bool IsDepthwise(Node node) => node.Kind is "DepthwiseConv1D" or "DepthwiseConv2D";

    private static bool IsActivation(Node node) => LayerCatalog.Find(node.Kind) is FunctionLayer;

    // The activation that a node applies last, fused or by itself.
    private static ActivationKind ActivationOf(Node node) =>
        IsActivation(node) ? ActivationArguments.Read(node.Declaration).Function
        : HasKernel(node) ? KernelArguments.Read(node.Declaration).Activation
        : ActivationKind.Linear;

    private static EquatableArray<double> ParametersOf(Node node) => IsActivation(node)
        ? ActivationArguments.Read(node.Declaration).Parameters
        : ActivationRules.DefaultParameters(ActivationOf(node));

    private void Add(DiagnosticDescriptor rule, Node node, params string[] texts) =>
        _findings.Add(new Finding(rule, node.Layer, null, texts.ToEquatableArray()));

    // One layer reads it, and it is no output: nothing else depends on it.
    private bool HasOneUse(Node node) => _readers[node.Index].Count() == 1 && !_model.Outputs.Contains(node.Index);

    private Node Source(Node node) => _model.Nodes[node.Inputs[0]];

    // Pooling by the mean, normalisation by fixed statistics, dropout and flattening are linear at inference; a maximum is not.
    private static bool IsLinear(Node node) => node.Kind is
        "Flatten" or "Dropout" or "BatchNormalization" or "ActivityRegularization"
        || node.Kind.Contains("AveragePooling")
        || (IsActivation(node) && ActivationOf(node) == ActivationKind.Linear);

    private static bool IsPooling(Node node) => node.Kind.Contains("Pooling");

    // Keras' rule for tensors of any rank; on an image it is seldom meant.
    private void FindDenseOnImage(Node node)
    {
        if (node is { Kind: "Dense", Steps: 0 } && Source(node).Output is { Rank: 3 } image)
        {
            Add(Rules.DenseWithoutFlatten, node, image.ToString(), Text.Of(image[0] * image[1]), Text.Of(image.ElementCount));
        }
    }

    private void FindLinearPair(Node second)
    {
        if (!HasKernel(second))
        {
            return;
        }

        // What several layers read is worth computing by itself.
        Node first = Source(second);
        while (IsLinear(first) && HasOneUse(first))
        {
            first = Source(first);
        }

        if (HasKernel(first)
            && ActivationOf(first) == ActivationKind.Linear
            && HasOneUse(first)
            && !IsFactorisation(first, second))
        {
            Add(Rules.LinearPair, first, first.Name, second.Name, Text.Of(first.MultiplyAdds), Text.Of(second.MultiplyAdds));
        }
    }

    // Two linear layers on purpose: a bottleneck (fewer values between them than on either side) is cheaper than the one layer
    // that could replace it, and so is a depthwise convolution with a pointwise one.
    private bool IsFactorisation(Node first, Node second)
    {
        int between = first.Output.Channels;
        bool bottleneck = between < Source(first).Output.Channels && between < second.Output.Channels;
        bool PerChannel(Node node) => IsDepthwise(node) || node.Declaration.Int("Groups", 1) > 1;
        return bottleneck || PerChannel(first) || PerChannel(second);
    }

    private void FindRepeatedActivation(Node node)
    {
        ActivationKind outer = ActivationOf(node);
        if (!IsActivation(node) || outer == ActivationKind.Linear)
        {
            return;
        }

        bool pooled = false;
        bool averaged = false;
        bool dropped = false;
        Node source = Source(node);
        while (source.Kind is "Flatten" or "Dropout" or "ActivityRegularization" || IsPooling(source))
        {
            pooled |= IsPooling(source);
            averaged |= source.Kind.Contains("AveragePooling");
            dropped |= source.Kind == "Dropout";
            source = Source(source);
        }

        ActivationKind inner = ActivationOf(source);
        ValueSet values = ValueSet.ResultsOf(inner, ParametersOf(source));
        values = averaged ? values.Averaged() : values;

        // Dropout scales what it keeps.
        values = dropped ? values.ScaledUp() : values;
        bool changesNothing = ValueSet.FixedBy(outer, ParametersOf(node)) is ValueSet untouched && values.IsWithin(untouched);

        // ReLU with other bounds than before is another function.
        bool twice = inner == outer && !pooled && (outer != ActivationKind.ReLU || ParametersOf(node) == ParametersOf(source));
        if (changesNothing || twice)
        {
            string what = changesNothing ? "that changes nothing" : "it is applied twice";
            _findings.Add(new Finding(
                Rules.RepeatedActivation, node.Layer, null, [node.Name, outer.ToString(), source.Name, inner.ToString(), what])
            {
                Removable = CanRemove(node),
            });
        }
    }

    private void FindHiddenSoftmax(Node node)
    {
        // As an output the probabilities are wanted in any case.
        if (ActivationOf(node) != ActivationKind.Softmax || _model.Outputs.Contains(node.Index))
        {
            return;
        }

        Stack<Node> pending = new(_readers[node.Index]);
        HashSet<int> seen = [];
        while (pending.Count > 0)
        {
            Node reader = pending.Pop();
            if (HasKernel(reader) || reader.Kind == "BatchNormalization")
            {
                Add(Rules.HiddenSoftmax, node, node.Name, reader.Name);
                return;
            }

            // Weights of a sum or a gate are meant to be such; what a custom layer makes of them is its own affair.
            if (seen.Add(reader.Index) && reader.Kind is not ("Dot" or "Multiply" or LayerKinds.Custom))
            {
                foreach (Node next in _readers[reader.Index])
                {
                    pending.Push(next);
                }
            }
        }
    }

    private void FindFinalDropout(Node output)
    {
        Node node = output;
        while ((node.Kind is "Flatten" or "Dropout" or "ActivityRegularization" || IsActivation(node)) && (node == output ? !_readers[node.Index].Any() : HasOneUse(node)))
        {
            Node source = Source(node);
            if (node.Kind == "Dropout")
            {
                Node last = source;
                while (last.Kind is "Flatten" or "Dropout" or "ActivityRegularization" || IsActivation(last))
                {
                    last = Source(last);
                }

                _findings.Add(new Finding(Rules.FinalDropout, node.Layer, null, [node.Name, last.Name])
                {
                    Removable = CanRemove(node),
                });
            }

            node = source;
        }
    }

    // A layer that neither names nor is named by another can go: what follows reads what it read.
    private bool CanRemove(Node node) =>
        node.Declaration is { From: null, Place: null }
        && _model.Declaration.Layers.All(layer =>
            layer.From != node.Name
            && layer.String("Layer") != node.Name
            && LayerCatalog.Find(layer.Kind)?.Sources(layer)?.Contains(node.Name) != true
            && LayerCatalog.Find(layer.Kind)?.References(layer).Any(reference => reference.Name == node.Name) != true)

        // The name after it may be an automatic one that would move up.
        && (node.Declaration.Name is not null || !_model.Nodes.Any(other => other.Layer > node.Layer && other.Kind == node.Kind && other.Declaration.Name is null))
        && _model.Nodes.Count > 2;
}
