namespace StaticNet;

/// <summary>The mean of each window over an image. Input and output [height, width, channels].</summary>
public sealed class AveragePooling2DAttribute : Pooling2DAttribute
{
    /// <summary>A square window.</summary>
    /// <param name="poolSize">Height and width of the window, at least 1.</param>
    public AveragePooling2DAttribute(int poolSize = 2)
        : base(poolSize, poolSize)
    {
    }

    /// <summary>A rectangular window.</summary>
    /// <param name="poolHeight">Height of the window, at least 1.</param>
    /// <param name="poolWidth">Width of the window, at least 1.</param>
    public AveragePooling2DAttribute(int poolHeight, int poolWidth)
        : base(poolHeight, poolWidth)
    {
    }

    /// <summary>
    /// Whether padding counts, as zeros, so that every mean is over the whole window; what a window of
    /// <see cref="PoolingAttribute.CeilMode"/> covers beyond the padding never counts. Default: false, a mean is over what
    /// lies inside the input (Keras).
    /// </summary>
    public bool CountPadding { get; set; }
}
