namespace StaticNet;

/// <summary>
/// Every output is a weighted sum of all inputs: activation(x · kernel + bias). Input [n], output [units]; kernel [n, units],
/// bias [units].
/// </summary>
/// <param name="units">The number of outputs, at least 1.</param>
public sealed class DenseAttribute(int units) : KernelLayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int Units { get; } = units;
}
