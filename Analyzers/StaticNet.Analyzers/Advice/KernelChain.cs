using System;
using System.Collections.Generic;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>A layer with weights and the activation of its sums, its own or that of a layer after it.</summary>
/// <param name="Kernel">The layer with weights.</param>
/// <param name="Activation">The layer that applies the activation.</param>
internal readonly record struct ActivatedKernel(Node Kernel, Node Activation)
{
    public ActivationKind Function => ModelView.ActivationOf(Activation).Kind;
}

/// <summary>
/// Hidden layers with weights that follow each other with nothing between them that would help a signal or a gradient along:
/// neither a normalisation nor a second way.
/// </summary>
internal static class KernelChain
{
    /// <summary>The longest chains of layers that all pass a test. A layer is hidden where another with weights reads it.</summary>
    public static IEnumerable<IReadOnlyList<ActivatedKernel>> Find(ModelView view, Func<ActivatedKernel, bool> belongs)
    {
        HashSet<int> seen = [];
        foreach (Node node in view.Nodes)
        {
            List<ActivatedKernel> chain = [];
            Node? next = ModelView.LayerOf(node).HasKernel && !seen.Contains(node.Index) ? node : null;
            while (next is not null && Activated(view, next) is ActivatedKernel link && belongs(link) && After(view, link.Activation) is Node after)
            {
                seen.Add(next.Index);
                chain.Add(link);
                next = after;
            }

            if (chain.Count > 0)
            {
                yield return chain;
            }
        }
    }

    /// <summary>A layer with weights and its activation; null where it has none, or something else comes first.</summary>
    public static ActivatedKernel? Activated(ModelView view, Node kernel)
    {
        Node node = kernel;
        while (ModelView.ActivationOf(node).Kind == ActivationKind.Linear)
        {
            if (view.OnlyReader(node) is not Node reader || !(IsBetween(reader) || ModelView.LayerOf(reader) is FunctionLayer))
            {
                return null;
            }

            node = reader;
        }

        return new ActivatedKernel(kernel, node);
    }

    /// <summary>The layer with weights that reads an activation, if nothing else does.</summary>
    public static Node? After(ModelView view, Node activation)
    {
        Node? node = view.OnlyReader(activation);
        while (node is not null && !ModelView.LayerOf(node).HasKernel)
        {
            node = IsBetween(node) ? view.OnlyReader(node) : null;
        }

        return node;
    }

    private static bool IsBetween(Node node) =>
        ModelView.LayerOf(node) is Layer layer
        && (layer.KeepsValues || layer.NoiseArgument is not null || layer.Pools(node.Declaration) is not null);
}
