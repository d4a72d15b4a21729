namespace StaticNet;

/// <summary>A kernel that slides over an image. Input and output [height, width, channels].</summary>
public abstract class Convolution2DAttribute : ConvolutionAttribute
{
    private protected Convolution2DAttribute(int kernelHeight, int kernelWidth)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>Height of the kernel.</summary>
    public int KernelHeight { get; }

    /// <summary>Width of the kernel.</summary>
    public int KernelWidth { get; }

    /// <summary>The step from row to row, where it differs from <see cref="ConvolutionAttribute.Strides"/>.</summary>
    public int StrideHeight { get; set; }

    /// <summary>The step from column to column, where it differs from <see cref="ConvolutionAttribute.Strides"/>.</summary>
    public int StrideWidth { get; set; }

    /// <summary>The distance between kernel rows, where it differs from <see cref="ConvolutionAttribute.DilationRate"/>.</summary>
    public int DilationHeight { get; set; }

    /// <summary>The distance between kernel columns, where it differs from <see cref="ConvolutionAttribute.DilationRate"/>.</summary>
    public int DilationWidth { get; set; }

    /// <summary>Rows of zeros above the image, at least 0; a transposed convolution crops its output there instead. Default: 0.</summary>
    public int PadTop { get; set; }

    /// <summary>Rows of zeros below the image, at least 0; a transposed convolution crops its output there instead. Default: 0.</summary>
    public int PadBottom { get; set; }

    /// <summary>Columns of zeros left of the image, at least 0; a transposed convolution crops its output there instead. Default: 0.</summary>
    public int PadLeft { get; set; }

    /// <summary>Columns of zeros right of the image, at least 0; a transposed convolution crops its output there instead. Default: 0.</summary>
    public int PadRight { get; set; }
}
