namespace StaticNet;

/// <summary>
/// One-dimensional convolution of every channel by itself. Input [steps, channels], output
/// [steps', channels · multiplier], whose channel c · multiplier + m is channel c through its kernel m;
/// kernel [kernel size, channels, multiplier], bias [channels · multiplier].
/// </summary>
/// <param name="kernelSize">Length of the kernel, at least 1.</param>
public sealed class DepthwiseConv1DAttribute(int kernelSize) : Convolution1DAttribute(kernelSize)
{
    /// <summary>How many kernels each input channel has, at least 1. Default: 1.</summary>
    public int DepthMultiplier { get; set; } = 1;
}
