namespace StaticNet;

/// <summary>Adds elements before and after the spatial axes of [steps, channels]: zeros or another value, a mirror image, or the edge.</summary>
public sealed class ZeroPadding1DAttribute : LayerAttribute
{
    /// <summary>As much at every end.</summary>
    /// <param name="padding">How many elements at every end, at least 0.</param>
    public ZeroPadding1DAttribute(int padding = 1)
        : this(padding, padding)
    {
        Padding = padding;
    }

    /// <summary>Each end by itself.</summary>
    /// <param name="before">Added: steps at the start, at least 0.</param>
    /// <param name="after">Added: steps at the end, at least 0.</param>
    public ZeroPadding1DAttribute(int before, int after)
    {
        Before = before;
        After = after;
    }

    /// <summary>How many elements are added at every end; 0 where each end is given by itself.</summary>
    public int Padding { get; }

    /// <summary>Added: steps at the start.</summary>
    public int Before { get; }

    /// <summary>Added: steps at the end.</summary>
    public int After { get; }

    /// <summary>What is added. Default: <see cref="PadMode.Constant"/>.</summary>
    public PadMode Mode { get; set; }

    /// <summary>What is added by <see cref="PadMode.Constant"/>. Default: 0.</summary>
    public double Value { get; set; }
}
