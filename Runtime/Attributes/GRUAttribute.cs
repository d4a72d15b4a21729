namespace StaticNet;

/// <summary>
/// Gated recurrent unit (Cho et al., 2014): hₜ = z hₜ₋₁ + (1 − z) candidate. Kernel [features, 3 · units], recurrent kernel
/// [units, 3 · units], gates in Keras' order: update z, reset r, candidate; bias [2, 3 · units] (of the inputs, of the state), or
/// [3 · units] without <see cref="ResetAfter"/>.
/// </summary>
/// <param name="units">The size of the state, at least 1.</param>
public sealed class GRUAttribute(int units) : RecurrentLayerAttribute(units)
{
    /// <summary>Of the gates. Default: <see cref="Activation.Sigmoid"/>.</summary>
    public Activation RecurrentActivation { get; set; } = Activation.Sigmoid;

    /// <summary>
    /// Whether the reset gate is applied after the product with the recurrent kernel (as in cuDNN) instead of before it.
    /// Default: true.
    /// </summary>
    public bool ResetAfter { get; set; } = true;
}
