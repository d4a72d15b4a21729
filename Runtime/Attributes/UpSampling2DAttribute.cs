namespace StaticNet;

/// <summary>Makes [height, width, channels] a whole number of times as high and wide: repeats every pixel, or interpolates with half-pixel centres as <see cref="ResizingAttribute"/> does.</summary>
public sealed class UpSampling2DAttribute : LayerAttribute
{
    /// <summary>As often along both axes.</summary>
    /// <param name="size">How often, at least 1.</param>
    public UpSampling2DAttribute(int size = 2)
        : this(size, size)
    {
    }

    /// <summary>Each axis by itself.</summary>
    /// <param name="height">How many times as high, at least 1.</param>
    /// <param name="width">How many times as wide, at least 1.</param>
    public UpSampling2DAttribute(int height, int width)
    {
        Height = height;
        Width = width;
    }

    /// <summary>How many times as high.</summary>
    public int Height { get; }

    /// <summary>How many times as wide.</summary>
    public int Width { get; }

    /// <summary>Default: <see cref="Interpolation.Nearest"/>.</summary>
    public Interpolation Interpolation { get; set; }
}
