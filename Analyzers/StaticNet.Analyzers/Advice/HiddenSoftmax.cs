using System.Collections.Generic;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>Softmax whose result a hidden layer reads. As an output the probabilities are wanted in any case.</summary>
internal sealed class HiddenSoftmax : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (Node node in view.Nodes)
        {
            if (ModelView.ActivationOf(node).Kind == ActivationKind.Softmax && !view.IsOutput(node) && FindReader(view, node) is Node reader)
            {
                // Whoever normalizes what leaves the network means its output to be the probabilities.
                bool isLast = view.IsOutput(reader) && !ModelView.LayerOf(reader).HasKernel;
                yield return new Finding(
                    Rules.HiddenSoftmax,
                    node.Layer,
                    null,
                    [node.Name, reader.Name, isLast
                        ? $"what leaves the network are no probabilities then; remove '{reader.Name}', or put it before the softmax"
                        : "values that sum to 1 hold a hidden layer back; use ReLU or another activation"])
                {
                    Changes = isLast ? [] : view.Apply(node, "Activation." + nameof(ActivationKind.ReLU)),
                };
            }
        }
    }

    private static Node? FindReader(ModelView view, Node softmax)
    {
        Stack<Node> pending = new(view.Readers(softmax));
        HashSet<int> seen = [];
        while (pending.Count > 0)
        {
            Node reader = pending.Pop();
            Layer layer = ModelView.LayerOf(reader);
            if (layer.HasKernel || ModelView.NormalizesBatch(reader))
            {
                return reader;
            }

            // Weights of a sum or a gate are meant to be such; what a custom layer makes of them is its own affair.
            if (seen.Add(reader.Index) && layer is not (DotLayer or MultiplyLayer or CustomLayer))
            {
                foreach (Node next in view.Readers(reader))
                {
                    pending.Push(next);
                }
            }
        }

        return null;
    }
}
