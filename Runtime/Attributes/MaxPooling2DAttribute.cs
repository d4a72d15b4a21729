namespace StaticNet;

/// <summary>The largest value of each window over an image; padding does not take part. Input and output [height, width, channels].</summary>
public sealed class MaxPooling2DAttribute : Pooling2DAttribute
{
    /// <summary>A square window.</summary>
    /// <param name="poolSize">Height and width of the window, at least 1.</param>
    public MaxPooling2DAttribute(int poolSize = 2)
        : base(poolSize, poolSize)
    {
    }

    /// <summary>A rectangular window.</summary>
    /// <param name="poolHeight">Height of the window, at least 1.</param>
    /// <param name="poolWidth">Width of the window, at least 1.</param>
    public MaxPooling2DAttribute(int poolHeight, int poolWidth)
        : base(poolHeight, poolWidth)
    {
    }

    /// <summary>The distance between neighbouring elements of the window along all axes, at least 1. Default: 1.</summary>
    public int DilationRate { get; set; } = 1;

    /// <summary>The distance between the window's rows, where it differs from <see cref="DilationRate"/>.</summary>
    public int DilationHeight { get; set; }

    /// <summary>The distance between the window's columns, where it differs from <see cref="DilationRate"/>.</summary>
    public int DilationWidth { get; set; }
}
