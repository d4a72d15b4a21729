namespace StaticNet;

/// <summary>
/// Adds to every step of [steps, features] a vector of its position: learned, or sines and cosines (Vaswani et al., 2017).
/// Parameter: position_embeddings [steps, features], not trainable where sinusoidal. The shape stays.
/// </summary>
public sealed class PositionEmbeddingAttribute : LayerAttribute
{
    /// <summary>Whether the vectors are fixed sines and cosines of growing wavelength. Default: false, learned.</summary>
    public bool Sinusoidal { get; set; }

    /// <summary>Of learned vectors. Default: <see cref="Initializer.GlorotUniform"/>.</summary>
    public Initializer EmbeddingsInitializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>The value for <see cref="Initializer.Constant"/>; finite. Default: 0.</summary>
    public double EmbeddingsInitializerValue { get; set; }
}
