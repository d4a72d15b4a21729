namespace StaticNet;

/// <summary>
/// Local response normalisation across channels: x / (k + α / channels · Σ x²)^β, the sum over a window of neighbouring channels
/// around each, cut at the first and the last. The shape stays. (Krizhevsky, Sutskever, Hinton, 2012, in the form of ONNX's LRN.)
/// </summary>
/// <param name="channels">The channels of a window, at least 1; of an even number one more lies behind than before. Default: 5.</param>
public sealed class CrossChannelNormalizationAttribute(int channels = 5) : LayerAttribute
{
    /// <summary>The channels of a window.</summary>
    public int Channels { get; } = channels;

    /// <summary>α, at least 0. Default: 0.0001.</summary>
    public double Alpha { get; set; } = 1e-4;

    /// <summary>β, at least 0. Default: 0.75.</summary>
    public double Beta { get; set; } = 0.75;

    /// <summary>k, positive. Default: 1.</summary>
    public double K { get; set; } = 1;
}
