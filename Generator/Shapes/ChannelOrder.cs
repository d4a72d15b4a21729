using System.Collections.Generic;
using StaticNet.Generator.Common;
using StaticNet.Generator.Layers;

namespace StaticNet.Generator.Shapes;

/// <summary>Images whose channels seem to stand first, as in PyTorch: 3×32×32.</summary>
internal static class ChannelOrder
{
    // Fewer are no image.
    private const int LeastPixels = 8;

    /// <summary>Whether a shape has one, three or four rows, and as many channels as columns.</summary>
    public static bool LooksFirst(Shape shape) => shape.Rank == 3 && shape[0] is 1 or 3 or 4 && shape[1] == shape[2] && shape[1] >= LeastPixels;

    /// <summary>The same with channels last.</summary>
    public static Shape Last(Shape shape) => new(shape[1], shape[2], shape[0]);

    /// <summary>How the input of such an image is to be written.</summary>
    public static string Written(Shape shape) => "[Input(" + Text.Of(shape[1]) + ", " + Text.Of(shape[2]) + ", " + Text.Of(shape[0]) + ")]";

    /// <summary>The window that a layer slides over rows and columns of an image that it reads; null where it does not.</summary>
    public static WindowArguments? WindowOver(Node node, Shape image) => image.Rank == 3 && node.Output.Rank == 3 && node.Steps == 0
        ? LayerCatalog.Find(node.Kind)?.Window(node.Declaration, image)
        : null;

    /// <summary>The input of such an image, where a layer reads it as it is or through windows; null for none.</summary>
    /// <param name="source">What the layer reads.</param>
    /// <param name="nodes">All layers before it.</param>
    public static Node? InputOf(Node source, IReadOnlyList<Node> nodes)
    {
        Node node = source;
        while (node.Inputs.Count == 1)
        {
            Node before = nodes[node.Inputs[0]];
            if (before.Output != node.Output && WindowOver(node, before.Output) is null)
            {
                return null;
            }

            node = before;
        }

        return LayerCatalog.Find(node.Kind) is InputLayer && LooksFirst(node.Output) ? node : null;
    }
}
