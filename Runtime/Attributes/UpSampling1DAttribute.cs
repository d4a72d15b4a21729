namespace StaticNet;

/// <summary>Repeats every step of [steps, channels].</summary>
public sealed class UpSampling1DAttribute : LayerAttribute
{
    /// <summary>Repeats each step.</summary>
    /// <param name="size">How often, at least 1.</param>
    public UpSampling1DAttribute(int size = 2)
    {
        Size = size;
    }

    /// <summary>How often.</summary>
    public int Size { get; }
}
