namespace StaticNet;

/// <summary>The mean of each window through a volume. Input and output [depth, height, width, channels].</summary>
public sealed class AveragePooling3DAttribute : Pooling3DAttribute
{
    /// <summary>A cubic window.</summary>
    /// <param name="poolSize">Depth, height and width of the window, at least 1.</param>
    public AveragePooling3DAttribute(int poolSize = 2)
        : base(poolSize, poolSize, poolSize)
    {
    }

    /// <summary>A window of any edges.</summary>
    /// <param name="poolDepth">Depth of the window, at least 1.</param>
    /// <param name="poolHeight">Height of the window, at least 1.</param>
    /// <param name="poolWidth">Width of the window, at least 1.</param>
    public AveragePooling3DAttribute(int poolDepth, int poolHeight, int poolWidth)
        : base(poolDepth, poolHeight, poolWidth)
    {
    }

    /// <summary>
    /// Whether padding counts, as zeros, so that every mean is over the whole window; what a window of
    /// <see cref="PoolingAttribute.CeilMode"/> covers beyond the padding never counts. Default: false, a mean is over what
    /// lies inside the input (Keras).
    /// </summary>
    public bool CountPadding { get; set; }
}
