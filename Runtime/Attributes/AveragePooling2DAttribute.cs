namespace StaticNet;

/// <summary>The mean of each window; with <see cref="Padding.Same"/> the border is left out of the mean.</summary>
public sealed class AveragePooling2DAttribute : Pooling2DAttribute
{
    /// <summary>A square window.</summary>
    /// <param name="poolSize">Height and width of the window, at least 1.</param>
    public AveragePooling2DAttribute(int poolSize = 2)
        : base(poolSize, poolSize)
    {
    }

    /// <summary>A rectangular window.</summary>
    /// <param name="poolHeight">Height of the window, at least 1.</param>
    /// <param name="poolWidth">Width of the window, at least 1.</param>
    public AveragePooling2DAttribute(int poolHeight, int poolWidth)
        : base(poolHeight, poolWidth)
    {
    }
}
