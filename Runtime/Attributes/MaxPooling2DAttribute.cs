namespace StaticNet;

/// <summary>The largest value of each window.</summary>
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
}
