namespace StaticNet;

/// <summary>Adds normal random numbers of mean 0 in training; does nothing otherwise. The shape stays.</summary>
/// <param name="standardDeviation">At least 0.</param>
public sealed class GaussianNoiseAttribute(float standardDeviation) : LayerAttribute
{
    /// <summary>The standard deviation of what is added.</summary>
    public float StandardDeviation { get; } = standardDeviation;
}
