namespace StaticNet;

/// <summary>A kernel that slides through a volume. Input and output [depth, height, width, channels].</summary>
public abstract class Convolution3DAttribute : ConvolutionAttribute
{
    private protected Convolution3DAttribute(int kernelDepth, int kernelHeight, int kernelWidth)
    {
        KernelDepth = kernelDepth;
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>Depth of the kernel.</summary>
    public int KernelDepth { get; }

    /// <summary>Height of the kernel.</summary>
    public int KernelHeight { get; }

    /// <summary>Width of the kernel.</summary>
    public int KernelWidth { get; }

    /// <summary>The step from plane to plane, where it differs from <see cref="ConvolutionAttribute.Strides"/>.</summary>
    public int StrideDepth { get; set; }

    /// <summary>The step from row to row, where it differs from <see cref="ConvolutionAttribute.Strides"/>.</summary>
    public int StrideHeight { get; set; }

    /// <summary>The step from column to column, where it differs from <see cref="ConvolutionAttribute.Strides"/>.</summary>
    public int StrideWidth { get; set; }

    /// <summary>The distance between kernel planes, where it differs from <see cref="ConvolutionAttribute.DilationRate"/>.</summary>
    public int DilationDepth { get; set; }

    /// <summary>The distance between kernel rows, where it differs from <see cref="ConvolutionAttribute.DilationRate"/>.</summary>
    public int DilationHeight { get; set; }

    /// <summary>The distance between kernel columns, where it differs from <see cref="ConvolutionAttribute.DilationRate"/>.</summary>
    public int DilationWidth { get; set; }

    /// <summary>Planes of zeros in front of the volume, at least 0; a transposed convolution crops its output there instead. Default: 0.</summary>
    public int PadFront { get; set; }

    /// <summary>Planes of zeros behind the volume, at least 0; a transposed convolution crops its output there instead. Default: 0.</summary>
    public int PadBack { get; set; }

    /// <summary>Rows of zeros above the volume, at least 0; a transposed convolution crops its output there instead. Default: 0.</summary>
    public int PadTop { get; set; }

    /// <summary>Rows of zeros below the volume, at least 0; a transposed convolution crops its output there instead. Default: 0.</summary>
    public int PadBottom { get; set; }

    /// <summary>Columns of zeros left of the volume, at least 0; a transposed convolution crops its output there instead. Default: 0.</summary>
    public int PadLeft { get; set; }

    /// <summary>Columns of zeros right of the volume, at least 0; a transposed convolution crops its output there instead. Default: 0.</summary>
    public int PadRight { get; set; }
}
