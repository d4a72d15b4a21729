namespace StaticNet;

/// <summary>
/// Layer normalisation: γ (x − mean) / √(variance + ε) + β, the statistics taken over the last axes of each sample. The shape
/// stays; γ and β have the shape of the axes that are normalised. (Ba, Kiros, Hinton, 2016.)
/// </summary>
public sealed class LayerNormalizationAttribute : AffineLayerAttribute
{
    /// <summary>Added to the variance; positive. Default: 0.001.</summary>
    public double Epsilon { get; set; } = 1e-3;

    /// <summary>How many of the last axes are normalised together, 1 to the rank. Default: 1, the channels.</summary>
    public int Axes { get; set; } = 1;
}
