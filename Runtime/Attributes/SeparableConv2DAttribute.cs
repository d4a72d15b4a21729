namespace StaticNet;

/// <summary>
/// Two-dimensional convolution of every channel by itself, and then one of size 1 that mixes the channels. Input
/// [height, width, channels], output [height', width', filters]; depthwise_kernel
/// [kernel height, kernel width, channels, multiplier], pointwise_kernel [1, 1, channels · multiplier, filters], bias [filters].
/// </summary>
/// <remarks>Window, stride, padding and dilation are those of the first step; bias and activation come after the second.</remarks>
public sealed class SeparableConv2DAttribute : Convolution2DAttribute
{
    /// <summary>A square kernel.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernelSize">Height and width of the kernel, at least 1.</param>
    public SeparableConv2DAttribute(int filters, int kernelSize)
        : this(filters, kernelSize, kernelSize)
    {
    }

    /// <summary>A rectangular kernel.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernelHeight">Height of the kernel, at least 1.</param>
    /// <param name="kernelWidth">Width of the kernel, at least 1.</param>
    public SeparableConv2DAttribute(int filters, int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth) => Filters = filters;

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>How many kernels each input channel has, at least 1. Default: 1.</summary>
    public int DepthMultiplier { get; set; } = 1;
}
