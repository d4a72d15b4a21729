namespace StaticNet;

/// <summary>
/// Every output is a weighted sum of all inputs: activation(x · kernel + bias). Input [n], output [units]; kernel [n, units],
/// bias [units].
/// </summary>
/// <remarks>
/// As in Keras the layer works on the last axis: of a sequence [steps, n] it makes [steps, units], every step by itself with the
/// same kernel. <see cref="FlattenAttribute"/> before it makes one vector of all.
/// </remarks>
/// <param name="units">The number of outputs, at least 1.</param>
public sealed class DenseAttribute(int units) : KernelLayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int Units { get; } = units;
}
