namespace StaticNet;

/// <summary>Blocks of pixels as channels: [height, width, channels] becomes [height / blockSize, width / blockSize, channels · blockSize²].</summary>
public sealed class SpaceToDepthAttribute : LayerAttribute
{
    /// <summary>A size of blocks.</summary>
    /// <param name="blockSize">Rows and columns of a block, at least 1; divides height and width.</param>
    public SpaceToDepthAttribute(int blockSize)
    {
        BlockSize = blockSize;
    }

    /// <summary>Rows and columns of a block.</summary>
    public int BlockSize { get; }

    /// <summary>Whether a channel's block is kept together, instead of a pixel's channels. Default: false.</summary>
    public bool ColumnRowDepth { get; set; }
}
