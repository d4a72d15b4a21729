using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>A model as rules look at it: who reads what.</summary>
internal sealed class ModelView(NetworkModel model)
{
    // The nodes that read each node; one that reads it twice is there twice.
    private readonly ILookup<int, Node> _readers = model.Nodes
        .SelectMany(static node => node.Inputs.Select(input => (input, node)))
        .ToLookup(static pair => pair.input, static pair => pair.node);

    public EquatableArray<Node> Nodes => model.Nodes;

    /// <summary>The tile that the network asks for, or 0.</summary>
    public int Tile => model.Declaration.Tile;

    public IEnumerable<Node> Outputs => model.Outputs.Select(output => model.Nodes[output]);

    /// <summary>What kind of layer a node is.</summary>
    public static Layer LayerOf(Node node) => LayerCatalog.Find(node.Kind)!;

    /// <summary>The activation that a node applies last.</summary>
    public static AppliedActivation ActivationOf(Node node) => LayerOf(node).Activation(node.Declaration);

    /// <summary>The argument that gives a layer's activation: a layer's own, or what chooses the function of [Activation].</summary>
    public static string ActivationArgument(Node node) => LayerOf(node).HasKernel ? "Activation" : "Function";

    /// <summary>Whether a node normalises by statistics of the batch, which are fixed at inference.</summary>
    public static bool NormalizesBatch(Node node) => LayerOf(node) is { Normalizes: true } layer && layer.IsLinear(node.Declaration);

    public bool IsOutput(Node node) => model.Outputs.Contains(node.Index);

    /// <summary>The layers that read a node's output.</summary>
    public IEnumerable<Node> Readers(Node node) => _readers[node.Index];

    /// <summary>The first of the layers that a node reads.</summary>
    public Node Source(Node node) => model.Nodes[node.Inputs[0]];

    /// <summary>The one layer that reads a node and nothing else; null where there is no such, or others depend on the node too.</summary>
    public Node? OnlyReader(Node node) => HasOneUse(node) && Readers(node).Single() is { Inputs.Count: 1 } reader ? reader : null;

    /// <summary>Whether one layer reads it, and it is no output: nothing else depends on it.</summary>
    public bool HasOneUse(Node node) => _readers[node.Index].Count() == 1 && !IsOutput(node);

    /// <summary>
    /// Whether the attribute can go and leave every other layer as it is: it neither names another nor is named, and what follows
    /// reads what it read.
    /// </summary>
    public bool CanRemove(Node node) =>
        IsUnnamed(node)

        // The name after it may be an automatic one that would move up.
        && (node.Declaration.Name is not null || !Nodes.Any(other => other.Layer > node.Layer && other.Kind == node.Kind && other.Declaration.Name is null))
        && Nodes.Count > 2;

    /// <summary>Whether it neither names another layer nor is named, and stands in no block: it may change its place.</summary>
    public bool IsUnnamed(Node node) => node.Declaration is { From: null, Place: null } && !IsNamed(node);

    /// <summary>Whether another layer reads it by its name.</summary>
    public bool IsNamed(Node node) => model.Declaration.Layers.Any(layer => Names(layer, node.Name));

    /// <summary>Whether automatic names may change: nobody reads a layer by its own.</summary>
    public bool KnowsGivenNamesOnly => Nodes.All(node => node.Declaration.Name is not null || !IsNamed(node));

    /// <summary>Whether it may become another kind of layer: its name is given, or no layer is named whose automatic name might change.</summary>
    public bool CanRename(Node node) => node.Declaration.Name is not null || KnowsGivenNamesOnly;

    /// <summary>The change that gives a layer another activation; none where it is a kind of its own and others name it.</summary>
    public EquatableArray<Change> Apply(Node node, string activation) =>
        LayerOf(node).HasKernel ? [Change.Set(node.Layer, "Activation", activation)]
        : LayerOf(node) is ActivationLayer ? [Change.Replace(node.Layer, "Function", activation)]
        : CanRename(node) ? [Change.Layers(node.Layer, "Activation", activation)]
        : [];

    /// <summary>Whether the network can still be made with another layer in the place of one.</summary>
    public bool IsRightWith(Node node, LayerDeclaration instead) => ShapeInference
        .Infer(model.Declaration with { Layers = model.Declaration.Layers.Select((layer, i) => i == node.Layer ? instead : layer).ToEquatableArray() })
        .Errors.Count == 0;

    /// <summary>Whether a layer reads another by its name.</summary>
    public static bool Names(LayerDeclaration layer, string name) =>
        layer.From == name
        || layer.String("Layer") == name
        || LayerCatalog.Find(layer.Kind)?.Sources(layer)?.Contains(name) == true
        || LayerCatalog.Find(layer.Kind)?.References(layer).Any(reference => reference.Name == name) == true;
}
