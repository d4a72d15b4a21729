namespace StaticNet;

/// <summary>
/// Two-dimensional convolution of every channel by itself. Input [height, width, channels], output
/// [height', width', channels · multiplier], whose channel c · multiplier + m is channel c through its kernel m;
/// kernel [kernel height, kernel width, channels, multiplier], bias [channels · multiplier].
/// </summary>
public sealed class DepthwiseConv2DAttribute : Convolution2DAttribute
{
    /// <summary>A square kernel.</summary>
    /// <param name="kernelSize">Height and width of the kernel, at least 1.</param>
    public DepthwiseConv2DAttribute(int kernelSize)
        : this(kernelSize, kernelSize)
    {
    }

    /// <summary>A rectangular kernel.</summary>
    /// <param name="kernelHeight">Height of the kernel, at least 1.</param>
    /// <param name="kernelWidth">Width of the kernel, at least 1.</param>
    public DepthwiseConv2DAttribute(int kernelHeight, int kernelWidth)
        : base(kernelHeight, kernelWidth)
    {
    }

    /// <summary>How many kernels each input channel has, at least 1. Default: 1.</summary>
    public int DepthMultiplier { get; set; } = 1;
}
