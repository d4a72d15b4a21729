namespace StaticNet;

/// <summary>
/// One-dimensional convolution of every channel by itself, and then one of size 1 that mixes the channels. Input
/// [steps, channels], output [steps', filters]; depthwise_kernel
/// [kernel size, channels, multiplier], pointwise_kernel [1, channels · multiplier, filters], bias [filters].
/// </summary>
/// <remarks>Window, stride, padding and dilation are those of the first step; bias and activation come after the second.</remarks>
/// <param name="filters">The number of output channels, at least 1.</param>
/// <param name="kernelSize">Length of the kernel, at least 1.</param>
public sealed class SeparableConv1DAttribute(int filters, int kernelSize) : Convolution1DAttribute(kernelSize)
{
    /// <summary>The number of output channels.</summary>
    public int Filters { get; } = filters;

    /// <summary>How many kernels each input channel has, at least 1. Default: 1.</summary>
    public int DepthMultiplier { get; set; } = 1;
}
