namespace StaticNet;

/// <summary>Repeats every element of [depth, height, width, channels] along the spatial axes.</summary>
public sealed class UpSampling3DAttribute : LayerAttribute
{
    /// <summary>As often along all axes.</summary>
    /// <param name="size">How often, at least 1.</param>
    public UpSampling3DAttribute(int size = 2)
        : this(size, size, size)
    {
    }

    /// <summary>Each axis by itself.</summary>
    /// <param name="depth">How many times as deep, at least 1.</param>
    /// <param name="height">How many times as high, at least 1.</param>
    /// <param name="width">How many times as wide, at least 1.</param>
    public UpSampling3DAttribute(int depth, int height, int width)
    {
        Depth = depth;
        Height = height;
        Width = width;
    }

    /// <summary>How many times as deep.</summary>
    public int Depth { get; }

    /// <summary>How many times as high.</summary>
    public int Height { get; }

    /// <summary>How many times as wide.</summary>
    public int Width { get; }
}
