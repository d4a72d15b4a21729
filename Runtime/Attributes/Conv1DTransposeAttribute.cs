namespace StaticNet;

/// <summary>
/// One-dimensional transposed convolution: every input element adds the kernel, times its value, to the output, a stride
/// apart. Input [steps, channels], output
/// [steps', filters]; kernel [kernel size, filters / groups, channels], bias [filters].
/// </summary>
/// <remarks>
/// The output has (input − 1) · stride + extent elements along an axis, at least input · stride, with
/// <see cref="Padding.Valid"/>, and input · stride with <see cref="Padding.Same"/>; the extent is that of the dilated kernel.
/// Paddings of single edges crop the output of <see cref="Padding.Valid"/>, as in PyTorch and ONNX.
/// </remarks>
/// <param name="filters">The number of output channels, at least 1.</param>
/// <param name="kernelSize">Length of the kernel, at least 1.</param>
public sealed class Conv1DTransposeAttribute(int filters, int kernelSize) : Convolution1DAttribute(kernelSize)
{
    /// <summary>The number of output channels.</summary>
    public int Filters { get; } = filters;

    /// <summary>Into how many groups channels and filters are split, each convolved by itself; divides both. Default: 1.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>
    /// What is added to the end of the output along all axes: at least 0 and less than the stride or the dilation. Default: -1,
    /// which stands for what <see cref="ConvolutionAttribute.Padding"/> gives.
    /// </summary>
    public int OutputPadding { get; set; } = -1;
}
