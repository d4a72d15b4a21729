namespace StaticNet;

/// <summary>x for positive x, and slope · x otherwise. The shape stays. (Maas, Hannun, Ng, 2013.)</summary>
public sealed class LeakyReLUAttribute : LayerAttribute
{
    /// <summary>
    /// The slope below zero, 0 ≤ slope &lt; 1. Default: 0.3, as of Keras' layer; <see cref="Activation.LeakyReLU"/> has Keras' 0.2
    /// of the function.
    /// </summary>
    public double NegativeSlope { get; set; } = 0.3;
}
