namespace StaticNet;

/// <summary>A kernel that slides along steps. Input and output [steps, channels].</summary>
public abstract class Convolution1DAttribute : ConvolutionAttribute
{
    private protected Convolution1DAttribute(int kernelSize) => KernelSize = kernelSize;

    /// <summary>Length of the kernel.</summary>
    public int KernelSize { get; }

    /// <summary>Zeros before the first step, at least 0; a transposed convolution crops its output there instead. Default: 0.</summary>
    public int PadBefore { get; set; }

    /// <summary>Zeros after the last step, at least 0; a transposed convolution crops its output there instead. Default: 0.</summary>
    public int PadAfter { get; set; }
}
