namespace StaticNet;

/// <summary>The mean of each window along a sequence. Input and output [steps, channels].</summary>
public sealed class AveragePooling1DAttribute : Pooling1DAttribute
{
    /// <summary>A window of some steps.</summary>
    /// <param name="poolSize">Length of the window, at least 1.</param>
    public AveragePooling1DAttribute(int poolSize = 2)
        : base(poolSize)
    {
    }

    /// <summary>
    /// Whether padding counts, as zeros, so that every mean is over the whole window; what a window of
    /// <see cref="PoolingAttribute.CeilMode"/> covers beyond the padding never counts. Default: false, a mean is over what
    /// lies inside the input (Keras).
    /// </summary>
    public bool CountPadding { get; set; }
}
