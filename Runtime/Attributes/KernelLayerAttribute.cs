namespace StaticNet;

/// <summary>A layer with a kernel, an optional bias and a fused activation.</summary>
public abstract class KernelLayerAttribute : LayerAttribute
{
    /// <summary>Applied to the layer's output. Default: <see cref="Activation.Linear"/>.</summary>
    public Activation Activation { get; set; }

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
}
