namespace StaticNet;

/// <summary>One value per channel, taken over all other axes.</summary>
public abstract class GlobalPoolingAttribute : LayerAttribute
{
    private protected GlobalPoolingAttribute()
    {
    }

    /// <summary>Whether the other axes stay, with size 1. Default: false, the output is [channels].</summary>
    public bool KeepDims { get; set; }
}
