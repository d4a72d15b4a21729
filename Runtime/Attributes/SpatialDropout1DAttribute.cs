namespace StaticNet;

/// <summary>
/// Drops whole channels of [steps, channels] in training and scales the others by 1 / (1 − rate); does nothing otherwise.
/// (Tompson et al., 2015.)
/// </summary>
/// <param name="rate">The share of channels to drop, 0 to less than 1.</param>
public sealed class SpatialDropout1DAttribute(float rate) : LayerAttribute
{
    /// <summary>The share of channels to drop.</summary>
    public float Rate { get; } = rate;
}
