using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;

namespace StaticNet.Generator.Shapes;

/// <summary>
/// Convolutions over images whose arguments seem to be PyTorch's: channels that arrive, filters, size of the kernel. Here the first
/// are known, and three numbers are filters, height and width.
/// </summary>
internal static class ArgumentOrder
{
    private const int LeastFilters = 8;

    // Deeper in a network a high kernel may be meant, for spectrograms or text.
    private const int MostChannels = 4;

    /// <summary>The layer as it should be written, such as <c>Conv2D(32, 3)</c>; null where its arguments seem right.</summary>
    public static string? Remedy(LayerDeclaration layer, Shape input)
    {
        int height = layer.Int("KernelHeight");
        int width = layer.Int("KernelWidth");
        return input.Rank == 3 && layer.HasInt("KernelHeight") && layer.HasInt("KernelWidth")
            && input.Channels <= MostChannels && layer.Int("Filters") == input.Channels && height >= LeastFilters && width is >= 1 and <= 7
                ? $"{layer.Kind}({Text.Of(height)}, {Text.Of(width)})"
                : null;
    }
}
