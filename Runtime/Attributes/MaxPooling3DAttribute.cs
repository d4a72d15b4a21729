namespace StaticNet;

/// <summary>The largest value of each window through a volume; padding does not take part. Input and output [depth, height, width, channels].</summary>
public sealed class MaxPooling3DAttribute : Pooling3DAttribute
{
    /// <summary>A cubic window.</summary>
    /// <param name="poolSize">Depth, height and width of the window, at least 1.</param>
    public MaxPooling3DAttribute(int poolSize = 2)
        : base(poolSize, poolSize, poolSize)
    {
    }

    /// <summary>A window of any edges.</summary>
    /// <param name="poolDepth">Depth of the window, at least 1.</param>
    /// <param name="poolHeight">Height of the window, at least 1.</param>
    /// <param name="poolWidth">Width of the window, at least 1.</param>
    public MaxPooling3DAttribute(int poolDepth, int poolHeight, int poolWidth)
        : base(poolDepth, poolHeight, poolWidth)
    {
    }

    /// <summary>The distance between neighbouring elements of the window along all axes, at least 1. Default: 1.</summary>
    public int DilationRate { get; set; } = 1;

    /// <summary>The distance between the window's planes, where it differs from <see cref="DilationRate"/>.</summary>
    public int DilationDepth { get; set; }

    /// <summary>The distance between the window's rows, where it differs from <see cref="DilationRate"/>.</summary>
    public int DilationHeight { get; set; }

    /// <summary>The distance between the window's columns, where it differs from <see cref="DilationRate"/>.</summary>
    public int DilationWidth { get; set; }
}
