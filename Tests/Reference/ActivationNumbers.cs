namespace StaticNet.Tests.Reference;

/// <summary>The numbers in an activation's formula; null for Keras' default.</summary>
internal readonly record struct ActivationNumbers(
    double? NegativeSlope = null, double? Alpha = null, double? MaxValue = null, double? Threshold = null)
{
    public double SlopeOf(Activation function) => NegativeSlope ?? (function == Activation.LeakyReLU ? 0.2 : 0);

    public double AlphaOrDefault => Alpha ?? 1;

    public double MaximumOrDefault => MaxValue ?? double.PositiveInfinity;

    public double ThresholdOf(Activation function) => Threshold ?? function switch
    {
        Activation.ThresholdedReLU => 1,
        Activation.SoftShrink or Activation.HardShrink => 0.5,
        _ => 0,
    };
}
