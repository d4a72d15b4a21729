namespace StaticNet;

/// <summary>
/// Group normalisation: γ (x − mean) / √(variance + ε) + β, the statistics taken over each group of channels and all positions
/// of a sample; γ and β are vectors of the channels. The shape stays. (Wu, He, 2018.)
/// </summary>
/// <param name="groups">How many groups; divides the channels. −1 makes a group of every channel. Default: 32.</param>
public sealed class GroupNormalizationAttribute(int groups = 32) : AffineLayerAttribute
{
    /// <summary>How many groups.</summary>
    public int Groups { get; } = groups;

    /// <summary>Added to the variance; positive. Default: 0.001.</summary>
    public double Epsilon { get; set; } = 1e-3;
}
