namespace StaticNet;

/// <summary>Blocks of pixels as channels: [height, width, channels] becomes [height / block, width / block, channels · block²].</summary>
public sealed class SpaceToDepthAttribute : LayerAttribute
{
    /// <summary>A size of blocks.</summary>
    /// <param name="block">Rows and columns of a block, at least 1; divides height and width.</param>
    public SpaceToDepthAttribute(int block)
    {
        Block = block;
    }

    /// <summary>Rows and columns of a block.</summary>
    public int Block { get; }

    /// <summary>Whether a channel's block is kept together, instead of a pixel's channels. Default: false.</summary>
    public bool ColumnRowDepth { get; set; }
}
