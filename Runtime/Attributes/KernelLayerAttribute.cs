namespace StaticNet;

/// <summary>A layer with a kernel, an optional bias and a fused activation.</summary>
public abstract class KernelLayerAttribute : WeightedLayerAttribute
{
    /// <summary>Applied to the layer's output. Default: <see cref="Activation.Linear"/>.</summary>
    public Activation Activation { get; set; }
}
