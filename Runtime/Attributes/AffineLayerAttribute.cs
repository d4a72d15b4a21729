namespace StaticNet;

/// <summary>A normalisation whose result is multiplied by a learned γ, and has a learned β added, both optional.</summary>
public abstract class AffineLayerAttribute : LayerAttribute
{
    /// <summary>Whether β is added. Default: true.</summary>
    public bool Center { get; set; } = true;

    /// <summary>Whether the result is multiplied by γ. Default: true.</summary>
    public bool Scale { get; set; } = true;

    /// <summary>Training adds GammaL1 · Σ |w| over γ to the loss; at least 0. Default: 0.</summary>
    public double GammaL1 { get; set; }

    /// <summary>Training adds GammaL2 · Σ w² over γ to the loss; at least 0. Default: 0.</summary>
    public double GammaL2 { get; set; }

    /// <summary>What training holds γ to after every step. Default: <see cref="Constraint.None"/>.</summary>
    public Constraint GammaConstraint { get; set; }

    /// <summary>
    /// The limit of <see cref="Constraint.MaxNorm"/> (Keras' <c>max_value</c>), for the norm of the whole γ;
    /// positive. Default: 2.
    /// </summary>
    public double GammaMaxNorm { get; set; } = 2;

    /// <summary>Training adds BetaL1 · Σ |w| over β to the loss; at least 0. Default: 0.</summary>
    public double BetaL1 { get; set; }

    /// <summary>Training adds BetaL2 · Σ w² over β to the loss; at least 0. Default: 0.</summary>
    public double BetaL2 { get; set; }

    /// <summary>What training holds β to after every step. Default: <see cref="Constraint.None"/>.</summary>
    public Constraint BetaConstraint { get; set; }

    /// <summary>
    /// The limit of <see cref="Constraint.MaxNorm"/> (Keras' <c>max_value</c>), for the norm of the whole β;
    /// positive. Default: 2.
    /// </summary>
    public double BetaMaxNorm { get; set; } = 2;
}
