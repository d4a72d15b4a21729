namespace StaticNet;

/// <summary>A window that slides over the image and keeps one value per channel. Input and output [height, width, channels].</summary>
public abstract class Pooling2DAttribute : LayerAttribute
{
    private protected Pooling2DAttribute(int poolHeight, int poolWidth)
    {
        PoolHeight = poolHeight;
        PoolWidth = poolWidth;
    }

    /// <summary>Height of the window.</summary>
    public int PoolHeight { get; }

    /// <summary>Width of the window.</summary>
    public int PoolWidth { get; }

    /// <summary>The step of the window along both axes. Default: the window's size.</summary>
    public int Strides { get; set; }

    /// <summary>The step from row to row, where it differs from <see cref="Strides"/>.</summary>
    public int StrideHeight { get; set; }

    /// <summary>The step from column to column, where it differs from <see cref="Strides"/>.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Default: <see cref="Padding.Valid"/>.</summary>
    public Padding Padding { get; set; }
}
