namespace StaticNet;

/// <summary>Adds elements before and after the spatial axes of [depth, height, width, channels]: zeros or another value, a mirror image, or the edge.</summary>
public sealed class ZeroPadding3DAttribute : LayerAttribute
{
    /// <summary>As much at every end.</summary>
    /// <param name="padding">How many elements at every end, at least 0.</param>
    public ZeroPadding3DAttribute(int padding = 1)
        : this(padding, padding, padding, padding, padding, padding)
    {
        Padding = padding;
    }

    /// <summary>Each end by itself.</summary>
    /// <param name="front">Added: planes in front, at least 0.</param>
    /// <param name="back">Added: planes at the back, at least 0.</param>
    /// <param name="top">Added: rows at the top, at least 0.</param>
    /// <param name="bottom">Added: rows at the bottom, at least 0.</param>
    /// <param name="left">Added: columns at the left, at least 0.</param>
    /// <param name="right">Added: columns at the right, at least 0.</param>
    public ZeroPadding3DAttribute(int front, int back, int top, int bottom, int left, int right)
    {
        Front = front;
        Back = back;
        Top = top;
        Bottom = bottom;
        Left = left;
        Right = right;
    }

    /// <summary>How many elements are added at every end; 0 where each end is given by itself.</summary>
    public int Padding { get; }

    /// <summary>Added: planes in front.</summary>
    public int Front { get; }

    /// <summary>Added: planes at the back.</summary>
    public int Back { get; }

    /// <summary>Added: rows at the top.</summary>
    public int Top { get; }

    /// <summary>Added: rows at the bottom.</summary>
    public int Bottom { get; }

    /// <summary>Added: columns at the left.</summary>
    public int Left { get; }

    /// <summary>Added: columns at the right.</summary>
    public int Right { get; }

    /// <summary>What is added. Default: <see cref="PadMode.Constant"/>.</summary>
    public PadMode Mode { get; set; }

    /// <summary>What is added by <see cref="PadMode.Constant"/>. Default: 0.</summary>
    public double Value { get; set; }
}
