using System.Collections.Generic;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>Softmax of a single value.</summary>
internal sealed class SingleSoftmax : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (Node node in view.Nodes)
        {
            ActivationKind function = ModelView.ActivationOf(node).Kind;
            if (function is ActivationKind.Softmax or ActivationKind.LogSoftmax && node.Output.Channels == 1)
            {
                (string result, string instead) = function == ActivationKind.Softmax ? ("1", "Sigmoid") : ("0", "LogSigmoid");
                yield return new Finding(
                    Rules.SingleSoftmax,
                    node.Layer,
                    ModelView.ActivationArgument(node),
                    [node.Name, function.ToString(), node.Output.ToString(), result, instead])
                {
                    Changes = view.Apply(node, "Activation." + instead),
                };
            }
        }
    }
}
