namespace StaticNet;

/// <summary>
/// x for positive x and α x otherwise, with α learned: parameter alpha has the input's shape, with 1 for the axes that share it.
/// The shape stays. (He et al., 2015.)
/// </summary>
public sealed class PReLUAttribute : LayerAttribute
{
    /// <summary>
    /// The axes along which one α serves, counted from 1 as in Keras: <c>[1, 2]</c> makes one for each channel of an image,
    /// <c>[1, 2, 3]</c> a single one. Default: none.
    /// </summary>
    public int[] SharedAxes { get; set; } = [];

    /// <summary>Default: <see cref="Initializer.Zeros"/>.</summary>
    public Initializer AlphaInitializer { get; set; } = Initializer.Zeros;

    /// <summary>The value for <see cref="Initializer.Constant"/>.</summary>
    public double AlphaInitializerValue { get; set; }

    /// <summary>Training adds AlphaL1 · Σ |w| over α to the loss; at least 0. Default: 0.</summary>
    public double AlphaL1 { get; set; }

    /// <summary>Training adds AlphaL2 · Σ w² over α to the loss; at least 0. Default: 0.</summary>
    public double AlphaL2 { get; set; }

    /// <summary>What training holds α to after every step. Default: <see cref="Constraint.None"/>.</summary>
    public Constraint AlphaConstraint { get; set; }

    /// <summary>
    /// The limit of <see cref="Constraint.MaxNorm"/> (Keras' <c>max_value</c>), for the norm of the whole α;
    /// positive. Default: 2.
    /// </summary>
    public double AlphaMaxNorm { get; set; } = 2;
}
