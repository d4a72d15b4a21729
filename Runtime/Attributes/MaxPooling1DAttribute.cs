namespace StaticNet;

/// <summary>The largest value of each window along a sequence; padding does not take part. Input and output [steps, channels].</summary>
public sealed class MaxPooling1DAttribute : Pooling1DAttribute
{
    /// <summary>A window of some steps.</summary>
    /// <param name="poolSize">Length of the window, at least 1.</param>
    public MaxPooling1DAttribute(int poolSize = 2)
        : base(poolSize)
    {
    }

    /// <summary>The distance between neighbouring elements of the window, at least 1. Default: 1.</summary>
    public int DilationRate { get; set; } = 1;
}
