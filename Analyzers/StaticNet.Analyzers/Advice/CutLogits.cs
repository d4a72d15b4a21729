using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>An output's sigmoid or softmax over values that another activation has bounded: most probabilities are out of reach.</summary>
internal sealed class CutLogits : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view) =>
        view.Outputs.Where(static node => ModelView.LayerOf(node) is FunctionLayer).Select(node => Find(view, node)).OfType<Finding>();

    /// <summary>What is wrong with one output that is an activation; null for nothing.</summary>
    public static Finding? Find(ModelView view, Node node)
    {
        Node source = view.Source(node);
        while (ModelView.LayerOf(source).KeepsValues)
        {
            source = view.Source(source);
        }

        AppliedActivation inner = ModelView.ActivationOf(source);
        ActivationKind outer = ModelView.ActivationOf(node).Kind;
        return inner.Kind != outer && Outcome(outer, ValueSet.ResultsOf(inner.Kind, inner.Parameters), node.Output.Channels) is string outcome
            ? new Finding(Rules.CutLogits, node.Layer, null, [node.Name, source.Name, inner.Kind.ToString(), outcome])
            {
                // A layer that is nothing but an activation would be nothing.
                Changes = ModelView.LayerOf(source).HasKernel ? view.Apply(source, "Activation." + nameof(ActivationKind.Linear)) : [],
            }
            : null;
    }

    private static string? Outcome(ActivationKind outer, ValueSet values, int classes)
    {
        static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
        bool bounded = !double.IsInfinity(values.Low) && !double.IsInfinity(values.High);
        return outer switch
        {
            ActivationKind.Sigmoid when values.Low >= 0 || values.High <= 0 || bounded =>
                $"the result lies between {Number(Sigmoid(values.Low))} and {Number(Sigmoid(values.High))}",
            ActivationKind.Softmax or ActivationKind.LogSoftmax when bounded && classes > 1 =>
                $"no probability of {Text.Of(classes)} exceeds {Number(1 / (1 + ((classes - 1) * Math.Exp(values.Low - values.High))))}",
            ActivationKind.Softmax or ActivationKind.LogSoftmax when values.Low >= 0 && classes > 1 =>
                "all classes that it cuts to 0 get one probability, and no gradient",
            _ => null,
        };
    }

    private static string Number(double value) => Text.Of(Math.Round(value, 2));
}
