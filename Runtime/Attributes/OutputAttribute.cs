namespace StaticNet;

/// <summary>
/// Names a layer whose output is the network's. Default: the last layer. Of several, each of another layer, the network's output
/// vector holds one after the other; layers may read them all the same.
/// </summary>
/// <param name="layer">The layer's name.</param>
public sealed class OutputAttribute(string layer) : LayerAttribute
{
    /// <summary>The layer's name.</summary>
    public string Layer { get; } = layer;
}
