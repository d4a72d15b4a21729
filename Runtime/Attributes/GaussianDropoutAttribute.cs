namespace StaticNet;

/// <summary>
/// Multiplies by normal random numbers of mean 1 and variance rate / (1 − rate) in training; does nothing otherwise. The shape
/// stays. (Srivastava et al., 2014.)
/// </summary>
/// <param name="rate">As of dropout, 0 to less than 1.</param>
public sealed class GaussianDropoutAttribute(float rate) : LayerAttribute
{
    /// <summary>The rate of a dropout of the same variance.</summary>
    public float Rate { get; } = rate;
}
