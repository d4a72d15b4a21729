namespace StaticNet;

/// <summary>Crops all axes but the channels to the size of another layer's output.</summary>
public sealed class CropToAttribute : LayerAttribute
{
    /// <summary>A layer.</summary>
    /// <param name="layer">The other layer's name.</param>
    public CropToAttribute(string layer)
    {
        Layer = layer;
    }

    /// <summary>The other layer's name.</summary>
    public string Layer { get; }

    /// <summary>Whether as much is cut off at either end (the odd element at the end), instead of all at the end. Default: true.</summary>
    public bool Centered { get; set; } = true;
}
