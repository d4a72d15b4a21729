namespace StaticNet;

/// <summary>
/// Root-mean-square normalisation: scale · x / √(mean of squares + ε) over the last axis; scale is a vector of the channels.
/// The shape stays. (Zhang, Sennrich, 2019.)
/// </summary>
public sealed class RMSNormalizationAttribute : LayerAttribute
{
    /// <summary>Added to the mean of squares; positive. Default: 10⁻⁶.</summary>
    public double Epsilon { get; set; } = 1e-6;
}
