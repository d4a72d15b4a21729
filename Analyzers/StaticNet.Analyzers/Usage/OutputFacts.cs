using System.Collections.Generic;
using System.Linq;
using StaticNet.Analyzers.Advice;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Usage;

/// <summary>What comes out of one output of a network.</summary>
/// <param name="Source">The layer whose values they are.</param>
/// <param name="Shape">Its shape as an output.</param>
/// <param name="Activation">What is applied last; null where that does not tell what values come out.</param>
internal sealed record OutputFacts(Node Source, Shape Shape, AppliedActivation? Activation)
{
    /// <summary>The name of that layer.</summary>
    public string Layer => Source.Name;

    /// <summary>The activation, or Linear for none and for what is not known.</summary>
    public ActivationKind Kind => Activation?.Kind ?? ActivationKind.Linear;

    /// <summary>"no activation" or its name.</summary>
    public string Ending => Kind == ActivationKind.Linear ? "no activation" : Kind.ToString();

    /// <summary>Where the values lie; null where that is not known.</summary>
    public ValueSet? Values => Activation is AppliedActivation activation ? ValueSet.ResultsOf(activation.Kind, activation.Parameters) : null;

    /// <summary>The outputs in their order.</summary>
    public static IReadOnlyList<OutputFacts> All(NetworkModel model)
    {
        ModelView view = new(model);
        return [.. view.Outputs.Select(output => Read(view, output))];
    }

    private static OutputFacts Read(ModelView view, Node output)
    {
        Node node = output;
        while (ModelView.LayerOf(node).KeepsValues)
        {
            node = view.Source(node);
        }

        // What others make of such values, a sum or a mean say, is their affair.
        Layer layer = ModelView.LayerOf(node);
        return new OutputFacts(
            node,
            output.Output,
            layer.HasKernel || layer is FunctionLayer ? ModelView.ActivationOf(node)
            : layer.IsLinear(node.Declaration) && layer.Normalizes ? AppliedActivation.None
            : null);
    }
}
