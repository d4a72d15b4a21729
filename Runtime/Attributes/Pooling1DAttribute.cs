namespace StaticNet;

/// <summary>A window that slides along a sequence and keeps one value per channel. Input and output [steps, channels].</summary>
public abstract class Pooling1DAttribute : PoolingAttribute
{
    private protected Pooling1DAttribute(int poolSize) => PoolSize = poolSize;

    /// <summary>Length of the window.</summary>
    public int PoolSize { get; }

    /// <summary>Steps of padding before the sequence, at least 0; with <see cref="Padding.Valid"/> only. Default: 0.</summary>
    public int PadBefore { get; set; }

    /// <summary>Steps of padding after the sequence, at least 0; with <see cref="Padding.Valid"/> only. Default: 0.</summary>
    public int PadAfter { get; set; }
}
