using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Emission;

/// <summary>A network's inputs and outputs: their places in a sample's vector, and their names as parameters.</summary>
internal static class Ports
{
    /// <summary>Where each port begins in the vector of all of them.</summary>
    public static List<int> Offsets(NetworkModel model, EquatableArray<int> nodes)
    {
        List<int> offsets = [];
        int offset = 0;
        foreach (int node in nodes)
        {
            offsets.Add(offset);
            offset += model.Nodes[node].Output.ElementCount;
        }

        return offsets;
    }

    /// <summary>The shape of an only port; the names and shapes of several in their order.</summary>
    public static string Describe(NetworkModel model, EquatableArray<int> nodes) => nodes.Count == 1
        ? model.Nodes[nodes[0]].Output.ToString()
        : string.Join(", then ", nodes.Select(node => $"{Text(model.Nodes[node].Name)} ({model.Nodes[node].Output})"));

    /// <summary>The parts of a vector, one per port.</summary>
    public static IEnumerable<string> Slices(NetworkModel model, string span, EquatableArray<int> nodes) => nodes.Count == 1
        ? [span]
        : nodes.Zip(Offsets(model, nodes), (node, offset) =>
            $"{span}.Slice({Literal.Of(offset)}, {Literal.Of(model.Nodes[node].Output.ElementCount)})");

    /// <summary>A parameter list with a span for every port.</summary>
    public static string Parameters(List<string> inputs, List<string> outputs, string element) => string.Join(", ",
    [
        .. inputs.Select(name => $"global::System.ReadOnlySpan<{element}> {name}"),
        .. outputs.Select(name => $"global::System.Span<{element}> {name}"),
    ]);

    /// <summary>
    /// The ports' names as parameters, in camel case, different from each other and from the locals of the method. They come
    /// from the attributes, so that a declaration with errors has the same.
    /// </summary>
    public static (List<string> Inputs, List<string> Outputs) Identifiers(NetworkModel model)
    {
        EquatableArray<LayerDeclaration> layers = model.Declaration.Layers;
        string?[] names = LayerNames.Assign(layers, []);
        List<string> inputs = [.. names.Where((_, i) => layers[i].Kind == LayerKinds.Input).Select(static name => name!)];
        List<string> outputs = [.. layers.Where(static layer => layer.Kind == LayerKinds.Output).Select(static layer => layer.String("Layer") ?? "output")];
        if (outputs.Count == 0)
        {
            outputs.Add(names.LastOrDefault(static name => name is not null) ?? "output");
        }

        HashSet<string> taken = ["arena", "source"];
        return ([.. inputs.Select(name => Unique(taken, Camel(name)))], [.. outputs.Select(name => Unique(taken, Camel(name)))]);
    }

    private static string Unique(HashSet<string> taken, string name)
    {
        string unique = name;
        for (int i = 2; !taken.Add(unique); i++)
        {
            unique = name + "_" + Literal.Of(i);
        }

        bool reserved = SyntaxFacts.GetKeywordKind(unique) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(unique) != SyntaxKind.None;
        return reserved ? "@" + unique : unique;
    }

    /// <summary>What is no letter or digit ends a word: input_layer becomes inputLayer.</summary>
    private static string Camel(string name)
    {
        StringBuilder text = new();
        bool begins = false;
        foreach (char character in name)
        {
            if (!char.IsLetterOrDigit(character))
            {
                begins = text.Length > 0;
                continue;
            }

            text.Append(text.Length == 0 ? char.ToLowerInvariant(character) : begins ? char.ToUpperInvariant(character) : character);
            begins = false;
        }

        return text.Length == 0 ? "port" : char.IsDigit(text[0]) ? "_" + text : text.ToString();
    }

    // In a comment that is XML.
    private static string Text(string name) => name.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
