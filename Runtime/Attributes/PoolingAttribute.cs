namespace StaticNet;

/// <summary>A window that slides over its input and keeps one value per channel.</summary>
public abstract class PoolingAttribute : LayerAttribute
{
    private protected PoolingAttribute()
    {
    }

    /// <summary>The step of the window along all axes, at least 1. Default: the window's size.</summary>
    public int Strides { get; set; }

    /// <summary>
    /// Default: <see cref="Padding.Valid"/>, where output = ⌊(padded input − window) / stride⌋ + 1. Padding is never a maximum.
    /// </summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// Whether a last window that starts inside the input, or the padding before it, may reach beyond the end:
    /// output = ⌈(padded input − window) / stride⌉ + 1, without a window that starts later. For
    /// <see cref="Padding.Valid"/>, as in PyTorch and ONNX. Default: false.
    /// </summary>
    public bool CeilMode { get; set; }
}
