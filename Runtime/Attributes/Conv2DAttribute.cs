namespace StaticNet;

/// <summary>
/// Two-dimensional convolution (cross-correlation, as in Keras). Input [height, width, channels], output
/// [height', width', filters]; kernel [kernel height, kernel width, channels / groups, filters], bias [filters].
/// </summary>
public sealed class Conv2DAttribute : Convolution2DAttribute
{
    /// <summary>A square kernel.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernelSize">Height and width of the kernel, at least 1.</param>
    public Conv2DAttribute(int filters, int kernelSize)
        : this(filters, kernelSize, kernelSize)
    {
    }

    /// <summary>A rectangular kernel.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernelHeight">Height of the kernel, at least 1.</param>
    /// <param name="kernelWidth">Width of the kernel, at least 1.</param>
    public Conv2DAttribute(int filters, int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth) => Filters = filters;

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>Into how many groups channels and filters are split, each convolved by itself; divides both. Default: 1.</summary>
    public int Groups { get; set; } = 1;
}
