namespace StaticNet;

/// <summary>Cuts elements off the spatial axes of [depth, height, width, channels].</summary>
public sealed class Cropping3DAttribute : LayerAttribute
{
    /// <summary>As much at every end.</summary>
    /// <param name="cropping">How many elements at every end, at least 0.</param>
    public Cropping3DAttribute(int cropping = 1)
        : this(cropping, cropping, cropping, cropping, cropping, cropping)
    {
        Cropping = cropping;
    }

    /// <summary>Each end by itself.</summary>
    /// <param name="front">Cut off: planes in front, at least 0.</param>
    /// <param name="back">Cut off: planes at the back, at least 0.</param>
    /// <param name="top">Cut off: rows at the top, at least 0.</param>
    /// <param name="bottom">Cut off: rows at the bottom, at least 0.</param>
    /// <param name="left">Cut off: columns at the left, at least 0.</param>
    /// <param name="right">Cut off: columns at the right, at least 0.</param>
    public Cropping3DAttribute(int front, int back, int top, int bottom, int left, int right)
    {
        Front = front;
        Back = back;
        Top = top;
        Bottom = bottom;
        Left = left;
        Right = right;
    }

    /// <summary>How many elements are cut off at every end; 0 where each end is given by itself.</summary>
    public int Cropping { get; }

    /// <summary>Cut off: planes in front.</summary>
    public int Front { get; }

    /// <summary>Cut off: planes at the back.</summary>
    public int Back { get; }

    /// <summary>Cut off: rows at the top.</summary>
    public int Top { get; }

    /// <summary>Cut off: rows at the bottom.</summary>
    public int Bottom { get; }

    /// <summary>Cut off: columns at the left.</summary>
    public int Left { get; }

    /// <summary>Cut off: columns at the right.</summary>
    public int Right { get; }
}
