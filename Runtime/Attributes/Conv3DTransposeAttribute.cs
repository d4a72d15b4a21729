namespace StaticNet;

/// <summary>
/// Three-dimensional transposed convolution: every input element adds the kernel, times its value, to the output, a stride
/// apart. Input [depth, height, width, channels], output
/// [depth', height', width', filters]; kernel [kernel depth, kernel height, kernel width, filters / groups, channels], bias [filters].
/// </summary>
/// <remarks>
/// The output has (input − 1) · stride + extent elements along an axis, at least input · stride, with
/// <see cref="Padding.Valid"/>, and input · stride with <see cref="Padding.Same"/>; the extent is that of the dilated kernel.
/// Paddings of single edges crop the output of <see cref="Padding.Valid"/>, as in PyTorch and ONNX.
/// </remarks>
public sealed class Conv3DTransposeAttribute : Convolution3DAttribute
{
    /// <summary>A cubic kernel.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernelSize">Depth, height and width of the kernel, at least 1.</param>
    public Conv3DTransposeAttribute(int filters, int kernelSize)
        : this(filters, kernelSize, kernelSize, kernelSize)
    {
    }

    /// <summary>A kernel of a size per axis.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernelDepth">Depth of the kernel, at least 1.</param>
    /// <param name="kernelHeight">Height of the kernel, at least 1.</param>
    /// <param name="kernelWidth">Width of the kernel, at least 1.</param>
    public Conv3DTransposeAttribute(int filters, int kernelDepth, int kernelHeight, int kernelWidth)
        : base(kernelDepth, kernelHeight, kernelWidth) => Filters = filters;

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>Into how many groups channels and filters are split, each convolved by itself; divides both. Default: 1.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>
    /// What is added to the end of the output along all axes: at least 0 and less than the stride or the dilation. Default: -1,
    /// which stands for what <see cref="ConvolutionAttribute.Padding"/> gives.
    /// </summary>
    public int OutputPadding { get; set; } = -1;

    /// <summary>What is added in planes, where it differs from <see cref="OutputPadding"/>. Default: -1.</summary>
    public int OutputPaddingDepth { get; set; } = -1;

    /// <summary>What is added in rows, where it differs from <see cref="OutputPadding"/>. Default: -1.</summary>
    public int OutputPaddingHeight { get; set; } = -1;

    /// <summary>What is added in columns, where it differs from <see cref="OutputPadding"/>. Default: -1.</summary>
    public int OutputPaddingWidth { get; set; } = -1;
}
