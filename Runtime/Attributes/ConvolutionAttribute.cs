namespace StaticNet;

/// <summary>A kernel that slides over the axes of its input: what the layers over one, two and three axes have in common.</summary>
public abstract class ConvolutionAttribute : KernelLayerAttribute
{
    private protected ConvolutionAttribute()
    {
    }

    /// <summary>The step of the kernel along all axes, at least 1. Default: 1.</summary>
    public int Strides { get; set; } = 1;

    /// <summary>
    /// What happens at the edge. Default: <see cref="Padding.Valid"/>; only then may paddings of single edges be given too.
    /// </summary>
    public Padding Padding { get; set; }

    /// <summary>The distance between neighbouring kernel elements along all axes, at least 1. Default: 1.</summary>
    public int DilationRate { get; set; } = 1;
}
