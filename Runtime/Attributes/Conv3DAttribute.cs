namespace StaticNet;

/// <summary>
/// Three-dimensional convolution (cross-correlation, as in Keras). Input [depth, height, width, channels], output
/// [depth', height', width', filters]; kernel [kernel depth, kernel height, kernel width, channels / groups, filters], bias
/// [filters].
/// </summary>
public sealed class Conv3DAttribute : Convolution3DAttribute
{
    /// <summary>A cubic kernel.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernelSize">Depth, height and width of the kernel, at least 1.</param>
    public Conv3DAttribute(int filters, int kernelSize)
        : this(filters, kernelSize, kernelSize, kernelSize)
    {
    }

    /// <summary>A kernel of a size per axis.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernelDepth">Depth of the kernel, at least 1.</param>
    /// <param name="kernelHeight">Height of the kernel, at least 1.</param>
    /// <param name="kernelWidth">Width of the kernel, at least 1.</param>
    public Conv3DAttribute(int filters, int kernelDepth, int kernelHeight, int kernelWidth)
        : base(kernelDepth, kernelHeight, kernelWidth) => Filters = filters;

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>Into how many groups channels and filters are split, each convolved by itself; divides both. Default: 1.</summary>
    public int Groups { get; set; } = 1;
}
