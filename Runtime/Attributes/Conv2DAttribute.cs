namespace StaticNet;

/// <summary>
/// Two-dimensional convolution (cross-correlation, as in Keras). Input [height, width, channels], output
/// [height', width', filters]; kernel [kernel height, kernel width, channels / groups, filters], bias [filters].
/// </summary>
public sealed class Conv2DAttribute : KernelLayerAttribute
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
    {
        Filters = filters;
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>Height of the kernel.</summary>
    public int KernelHeight { get; }

    /// <summary>Width of the kernel.</summary>
    public int KernelWidth { get; }

    /// <summary>The step of the kernel along both axes. Default: 1.</summary>
    public int Strides { get; set; } = 1;

    /// <summary>The step from row to row, where it differs from <see cref="Strides"/>.</summary>
    public int StrideHeight { get; set; }

    /// <summary>The step from column to column, where it differs from <see cref="Strides"/>.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Default: <see cref="Padding.Valid"/>.</summary>
    public Padding Padding { get; set; }

    /// <summary>The distance between neighbouring kernel elements along both axes. Default: 1.</summary>
    public int DilationRate { get; set; } = 1;

    /// <summary>The distance between kernel rows, where it differs from <see cref="DilationRate"/>.</summary>
    public int DilationHeight { get; set; }

    /// <summary>The distance between kernel columns, where it differs from <see cref="DilationRate"/>.</summary>
    public int DilationWidth { get; set; }

    /// <summary>Into how many groups channels and filters are split, each convolved by itself; divides both. Default: 1.</summary>
    public int Groups { get; set; } = 1;
}
