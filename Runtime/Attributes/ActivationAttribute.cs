namespace StaticNet;

/// <summary>An activation as a layer of its own. Input and output of the same shape.</summary>
/// <param name="function">The function.</param>
public sealed class ActivationAttribute(Activation function) : LayerAttribute
{
    /// <summary>The function.</summary>
    public Activation Function { get; } = function;

    /// <summary>The slope of <see cref="Activation.LeakyReLU"/> below zero, 0 ≤ slope &lt; 1. Default: 0.2.</summary>
    public float NegativeSlope { get; set; } = 0.2f;

    /// <summary>α of <see cref="Activation.ELU"/>, positive. Default: 1.</summary>
    public float Alpha { get; set; } = 1f;
}
