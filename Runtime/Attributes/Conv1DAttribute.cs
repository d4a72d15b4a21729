namespace StaticNet;

/// <summary>
/// One-dimensional convolution (cross-correlation, as in Keras), also causal. Input [steps, channels], output
/// [steps', filters]; kernel [kernel size, channels / groups, filters], bias [filters].
/// </summary>
/// <param name="filters">The number of output channels, at least 1.</param>
/// <param name="kernelSize">Length of the kernel, at least 1.</param>
public sealed class Conv1DAttribute(int filters, int kernelSize) : Convolution1DAttribute(kernelSize)
{
    /// <summary>The number of output channels.</summary>
    public int Filters { get; } = filters;

    /// <summary>Into how many groups channels and filters are split, each convolved by itself; divides both. Default: 1.</summary>
    public int Groups { get; set; } = 1;
}
