namespace StaticNet;

/// <summary>A window that slides through a volume and keeps one value per channel. Input and output [depth, height, width, channels].</summary>
public abstract class Pooling3DAttribute : PoolingAttribute
{
    private protected Pooling3DAttribute(int poolDepth, int poolHeight, int poolWidth)
    {
        PoolDepth = poolDepth;
        PoolHeight = poolHeight;
        PoolWidth = poolWidth;
    }

    /// <summary>Depth of the window.</summary>
    public int PoolDepth { get; }

    /// <summary>Height of the window.</summary>
    public int PoolHeight { get; }

    /// <summary>Width of the window.</summary>
    public int PoolWidth { get; }

    /// <summary>The step from plane to plane, where it differs from <see cref="PoolingAttribute.Strides"/>.</summary>
    public int StrideDepth { get; set; }

    /// <summary>The step from row to row, where it differs from <see cref="PoolingAttribute.Strides"/>.</summary>
    public int StrideHeight { get; set; }

    /// <summary>The step from column to column, where it differs from <see cref="PoolingAttribute.Strides"/>.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Planes of padding in front of the volume, at least 0; with <see cref="Padding.Valid"/> only. Default: 0.</summary>
    public int PadFront { get; set; }

    /// <summary>Planes of padding behind the volume, at least 0; with <see cref="Padding.Valid"/> only. Default: 0.</summary>
    public int PadBack { get; set; }

    /// <summary>Rows of padding above the volume, at least 0; with <see cref="Padding.Valid"/> only. Default: 0.</summary>
    public int PadTop { get; set; }

    /// <summary>Rows of padding below the volume, at least 0; with <see cref="Padding.Valid"/> only. Default: 0.</summary>
    public int PadBottom { get; set; }

    /// <summary>Columns of padding left of the volume, at least 0; with <see cref="Padding.Valid"/> only. Default: 0.</summary>
    public int PadLeft { get; set; }

    /// <summary>Columns of padding right of the volume, at least 0; with <see cref="Padding.Valid"/> only. Default: 0.</summary>
    public int PadRight { get; set; }
}
