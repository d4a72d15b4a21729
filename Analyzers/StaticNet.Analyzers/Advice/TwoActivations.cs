using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>An activation of a hidden layer's values that have been put through another: one is left over.</summary>
internal sealed class TwoActivations : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (Node node in view.Nodes.Where(static node => ModelView.LayerOf(node) is FunctionLayer && IsHidden(node)))
        {
            Node source = view.Source(node);
            bool readAlone = view.HasOneUse(source);
            while (ModelView.LayerOf(source) is { } layer && (layer.KeepsValues || layer.Drops))
            {
                source = view.Source(source);
                readAlone &= view.HasOneUse(source);
            }

            // What is one function twice, or bounds an output, is told by the rules of that.
            if (readAlone
                && IsHidden(source)
                && RepeatedActivation.Find(view, node) is null
                && !(view.IsOutput(node) && CutLogits.Find(view, node) is not null))
            {
                yield return new Finding(
                    Rules.TwoActivations,
                    node.Layer,
                    null,
                    [node.Name, ModelView.ActivationOf(node).Kind.ToString(), source.Name, ModelView.ActivationOf(source).Kind.ToString()])
                {
                    Removable = view.CanRemove(node),
                    Changes = ModelView.LayerOf(source).HasKernel ? view.Apply(source, "Activation." + nameof(ActivationKind.Linear)) : [],
                };
            }
        }
    }

    // Whether it bends values as hidden layers do. To clip, or to map to positive numbers or probabilities, may follow on another.
    private static bool IsHidden(Node node) => ModelView.ActivationOf(node) is var (kind, parameters) && kind switch
    {
        ActivationKind.ReLU => parameters.Count == 0,
        ActivationKind.LeakyReLU or ActivationKind.ELU or ActivationKind.CELU or ActivationKind.SELU => true,
        ActivationKind.GELU or ActivationKind.GELUTanh or ActivationKind.SiLU or ActivationKind.HardSiLU or ActivationKind.Mish => true,
        ActivationKind.Sigmoid or ActivationKind.Tanh or ActivationKind.Softsign => true,
        _ => false,
    };
}
