namespace StaticNet;

/// <summary>
/// A layer with one or more kernels and optional biases: how they start, what they cost (<see cref="WeightPenalty{T}"/>), and what
/// training holds them to.
/// </summary>
public abstract class WeightedLayerAttribute : LayerAttribute
{
    /// <summary>Whether a bias is added. Default: true.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>Default: <see cref="Initializer.GlorotUniform"/>.</summary>
    public Initializer KernelInitializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>The value for <see cref="Initializer.Constant"/>.</summary>
    public double KernelInitializerValue { get; set; }

    /// <summary>Default: <see cref="Initializer.Zeros"/>.</summary>
    public Initializer BiasInitializer { get; set; } = Initializer.Zeros;

    /// <summary>The value for <see cref="Initializer.Constant"/>.</summary>
    public double BiasInitializerValue { get; set; }

    /// <summary>Training adds KernelL1 · Σ |w| over the kernel to the loss; at least 0. Default: 0.</summary>
    public double KernelL1 { get; set; }

    /// <summary>Training adds KernelL2 · Σ w² over the kernel to the loss; at least 0. Default: 0.</summary>
    public double KernelL2 { get; set; }

    /// <summary>What training holds the kernel to after every step. Default: <see cref="Constraint.None"/>.</summary>
    public Constraint KernelConstraint { get; set; }

    /// <summary>
    /// The limit of <see cref="Constraint.MaxNorm"/> (Keras' <c>max_value</c>), for the norm of all weights that lead to one output;
    /// positive. Default: 2.
    /// </summary>
    public double KernelMaxNorm { get; set; } = 2;

    /// <summary>Training adds BiasL1 · Σ |w| over the bias to the loss; at least 0. Default: 0.</summary>
    public double BiasL1 { get; set; }

    /// <summary>Training adds BiasL2 · Σ w² over the bias to the loss; at least 0. Default: 0.</summary>
    public double BiasL2 { get; set; }

    /// <summary>What training holds the bias to after every step. Default: <see cref="Constraint.None"/>.</summary>
    public Constraint BiasConstraint { get; set; }

    /// <summary>
    /// The limit of <see cref="Constraint.MaxNorm"/> (Keras' <c>max_value</c>), for the norm of the whole bias;
    /// positive. Default: 2.
    /// </summary>
    public double BiasMaxNorm { get; set; } = 2;

    /// <summary>
    /// Training adds the mean over the samples of ActivityL1 · Σ |y| of the layer's output to the loss
    /// (<see cref="ActivityRegularizationAttribute"/>); at least 0. Default: 0.
    /// </summary>
    public double ActivityL1 { get; set; }

    /// <summary>Training adds the mean over the samples of ActivityL2 · Σ y² of the layer's output to the loss; at least 0. Default: 0.</summary>
    public double ActivityL2 { get; set; }
}
