namespace StaticNet;

/// <summary>
/// An activation as a layer of its own. Input and output of the same shape. Parameters that the function does not have are of no
/// effect.
/// </summary>
/// <param name="function">The function.</param>
public sealed class ActivationAttribute(Activation function) : LayerAttribute
{
    /// <summary>The function.</summary>
    public Activation Function { get; } = function;

    /// <summary>
    /// The slope of <see cref="Activation.LeakyReLU"/> below zero, or of <see cref="Activation.ReLU"/> below its threshold,
    /// 0 ≤ slope &lt; 1. Default: 0.2 for LeakyReLU, 0 for ReLU.
    /// </summary>
    public float NegativeSlope { get; set; } = function == Activation.LeakyReLU ? 0.2f : 0f;

    /// <summary>α of <see cref="Activation.ELU"/> and <see cref="Activation.CELU"/>, positive. Default: 1.</summary>
    public float Alpha { get; set; } = 1f;

    /// <summary>Where <see cref="Activation.ReLU"/> is clipped; positive. Default: infinity, which is nowhere.</summary>
    public float MaxValue { get; set; } = float.PositiveInfinity;

    /// <summary>
    /// Up to where <see cref="Activation.ThresholdedReLU"/> and <see cref="Activation.HardShrink"/> give 0, what
    /// <see cref="Activation.SoftShrink"/> takes away, and where <see cref="Activation.ReLU"/> begins: x above it, else slope ·
    /// (x − threshold). At least 0. Default: 1 for ThresholdedReLU, 0.5 for the shrinking ones, 0 for ReLU.
    /// </summary>
    public float Threshold { get; set; } = function switch
    {
        Activation.ThresholdedReLU => 1f,
        Activation.SoftShrink or Activation.HardShrink => 0.5f,
        _ => 0f,
    };
}
