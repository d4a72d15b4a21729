namespace StaticNet;

/// <summary>A window that slides over an image and keeps one value per channel. Input and output [height, width, channels].</summary>
public abstract class Pooling2DAttribute : PoolingAttribute
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

    /// <summary>The step from row to row, where it differs from <see cref="PoolingAttribute.Strides"/>.</summary>
    public int StrideHeight { get; set; }

    /// <summary>The step from column to column, where it differs from <see cref="PoolingAttribute.Strides"/>.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Rows of padding above the image, at least 0; with <see cref="Padding.Valid"/> only. Default: 0.</summary>
    public int PadTop { get; set; }

    /// <summary>Rows of padding below the image, at least 0; with <see cref="Padding.Valid"/> only. Default: 0.</summary>
    public int PadBottom { get; set; }

    /// <summary>Columns of padding left of the image, at least 0; with <see cref="Padding.Valid"/> only. Default: 0.</summary>
    public int PadLeft { get; set; }

    /// <summary>Columns of padding right of the image, at least 0; with <see cref="Padding.Valid"/> only. Default: 0.</summary>
    public int PadRight { get; set; }
}
