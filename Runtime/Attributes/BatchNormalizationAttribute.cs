namespace StaticNet;

/// <summary>
/// Normalises each channel (last axis): γ (x − mean) / √(variance + ε) + β. Training takes mean and variance over the tile of
/// samples at hand and moves the running statistics; inference uses the running statistics and folds them into the layer
/// before where that is exact. Parameters gamma, beta, moving_mean, moving_variance, each [channels].
/// </summary>
public sealed class BatchNormalizationAttribute : AffineLayerAttribute
{
    /// <summary>
    /// The share of the running statistics that a training step keeps, 0 to 1. They start at mean 0 and variance 1, of which
    /// momentum^n is left after n steps: choose less than the default where a training has only hundreds. Default: 0.99.
    /// </summary>
    public float Momentum { get; set; } = 0.99f;

    /// <summary>ε, added to the variance; positive. Default: 0.001.</summary>
    public float Epsilon { get; set; } = 0.001f;
}
