namespace StaticNet;

/// <summary>
/// (x − mean) / √variance per channel, the last axis, with statistics of the data that training does not change; the shape stays.
/// They are given here, or else parameters mean and variance, each [channels], hold them: 0 and 1 until
/// <see cref="NormalizationAdapter"/> takes them from data or they are written or loaded. As in Keras, a deviation below
/// 10⁻⁷ counts as 10⁻⁷.
/// </summary>
public sealed class NormalizationAttribute : LayerAttribute
{
    /// <summary>The means: a number for each channel, or one for all. Given together with <see cref="Variance"/>. Default: parameters.</summary>
    public double[] Mean { get; set; } = [];

    /// <summary>The variances, at least 0: a number for each channel, or one for all.</summary>
    public double[] Variance { get; set; } = [];

    /// <summary>Whether it is turned round: mean + x · √variance, which gives normalised numbers back their units. Default: false.</summary>
    public bool Invert { get; set; }
}
