namespace StaticNet;

/// <summary>Channels as blocks of pixels: [height, width, channels] becomes [height · blockSize, width · blockSize, channels / blockSize²].</summary>
public sealed class DepthToSpaceAttribute : LayerAttribute
{
    /// <summary>A size of blocks.</summary>
    /// <param name="blockSize">Rows and columns of a block, at least 1; its square divides the channels.</param>
    public DepthToSpaceAttribute(int blockSize)
    {
        BlockSize = blockSize;
    }

    /// <summary>Rows and columns of a block.</summary>
    public int BlockSize { get; }

    /// <summary>Whether a channel's block is kept together (ONNX' CRD order, PyTorch's pixel shuffle), instead of a pixel's channels. Default: false.</summary>
    public bool ColumnRowDepth { get; set; }
}
