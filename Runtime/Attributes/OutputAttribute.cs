namespace StaticNet;

/// <summary>Names the layer whose output is the network's. Default: the last layer.</summary>
/// <param name="layer">The layer's name.</param>
public sealed class OutputAttribute(string layer) : LayerAttribute
{
    /// <summary>The layer's name.</summary>
    public string Layer { get; } = layer;
}
