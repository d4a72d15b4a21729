namespace StaticNet;

/// <summary>
/// Instance normalisation: γ (x − mean) / √(variance + ε) + β, the statistics taken over all positions of each channel of a
/// sample; γ and β are vectors of the channels. The shape stays. (Ulyanov, Vedaldi, Lempitsky, 2016.)
/// </summary>
public sealed class InstanceNormalizationAttribute : AffineLayerAttribute
{
    /// <summary>Added to the variance; positive. Default: 0.001.</summary>
    public double Epsilon { get; set; } = 1e-3;
}
