using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Layers;

namespace StaticNet.Generator.Shapes;

/// <summary>What to do with a layer that no output depends on, in words that end a message.</summary>
internal static class OutputAdvice
{
    /// <summary>The advice.</summary>
    /// <param name="node">The layer.</param>
    /// <param name="outputs">The layers that are outputs.</param>
    /// <param name="isBlock">Whether the layers are those of a block, which has one output.</param>
    public static string For(Node node, IEnumerable<Node> outputs, bool isBlock)
    {
        if (node.Kind == LayerKinds.Input)
        {
            return "remove it, or let a layer on the way to the output read it, such as [Concatenate]";
        }

        string all = string.Join(", ", outputs.Prepend(node).Select(static each => $"[Output(\"{each.Name}\")]"));
        return isBlock || node.Declaration.Place is not null
            ? "remove it, or let a layer on the way to the output read it"
            : "remove it, let a layer on the way to the output read it, or make all of them outputs: " + all;
    }
}
