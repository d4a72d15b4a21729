using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;

namespace StaticNet.Generator.Shapes;

/// <summary>Which argument of a layer would give it another shape: found by trying the likely ones.</summary>
internal static class ShapeAdvice
{
    private const int LargestOutputPadding = 3;

    /// <summary>An argument as it would be written; null where none of those tried makes the shape.</summary>
    /// <param name="node">The layer.</param>
    /// <param name="wanted">The shape that it should make.</param>
    /// <param name="nodes">All layers before it.</param>
    /// <param name="precision">The network's element type.</param>
    public static string? Find(Node node, EquatableArray<int> wanted, IReadOnlyList<Node> nodes, Precision precision)
    {
        if (LayerCatalog.Find(node.Kind) is not Layer layer || node.Steps > 0 || wanted.Count == 0)
        {
            return null;
        }

        bool slides = node.Inputs.Count == 1 && (layer is ConvolutionTransposeLayer || layer.Window(node.Declaration, nodes[node.Inputs[0]].Output) is not null);
        return Candidates(node.Declaration, wanted, slides)
            .Where(candidate => Makes(layer, node, candidate.Argument, candidate.Value, nodes, precision)?.Dimensions == wanted)
            .Select(static candidate => candidate.Written)
            .FirstOrDefault();
    }

    private static IEnumerable<(string Argument, int Value, string Written)> Candidates(LayerDeclaration layer, EquatableArray<int> wanted, bool slides)
    {
        foreach (string size in ((string[])["Units", "Filters"]).Where(layer.HasInt))
        {
            yield return (size, wanted[wanted.Count - 1], size + " = " + Text.Of(wanted[wanted.Count - 1]));
        }

        if (!slides)
        {
            yield break;
        }

        foreach (PaddingKind padding in (PaddingKind[])[PaddingKind.Same, PaddingKind.Valid])
        {
            yield return ("Padding", (int)padding, "Padding = Padding." + padding);
        }

        for (int more = 0; more <= LargestOutputPadding; more++)
        {
            yield return ("OutputPadding", more, "OutputPadding = " + Text.Of(more));
        }
    }

    private static Shape? Makes(Layer layer, Node node, string argument, int value, IReadOnlyList<Node> nodes, Precision precision)
    {
        Node[] sources = [.. node.Inputs.Select(input => nodes[input])];
        LayerDeclaration other = node.Declaration with { Arguments = [.. node.Declaration.Arguments, new Argument(argument, value)] };
        return layer.Infer(new InferenceContext(
            other,
            node.Layer,
            [.. sources.Select(static source => source.Output)],
            [.. sources.Select(static source => source.Name)],
            sources,
            precision,
            nodes,
            new List<ShapeError>()))?.Output;
    }
}
