namespace StaticNet;

/// <summary>
/// Dropout for networks of SELU: in training dropped values become SELU's lower limit and all are scaled and shifted such that
/// mean and variance stay; does nothing otherwise. (Klambauer et al., 2017.)
/// </summary>
/// <param name="rate">The share of values to drop, 0 to less than 1.</param>
public sealed class AlphaDropoutAttribute(float rate) : LayerAttribute
{
    /// <summary>The share of values to drop.</summary>
    public float Rate { get; } = rate;
}
