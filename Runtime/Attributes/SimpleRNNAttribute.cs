namespace StaticNet;

/// <summary>
/// The plain recurrent layer: hₜ = activation(xₜ · kernel + hₜ₋₁ · recurrent kernel + bias). Kernel [features, units], recurrent
/// kernel [units, units], bias [units].
/// </summary>
/// <param name="units">The size of the state, at least 1.</param>
public sealed class SimpleRNNAttribute(int units) : RecurrentLayerAttribute(units);
