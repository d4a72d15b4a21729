namespace StaticNet;

/// <summary>
/// A vector for every token: from [...] to [..., outputDim]. Tokens are whole numbers from 0 to inputDim − 1, given in the
/// network's element type (a float holds every whole number up to 2²⁴); another number makes <c>Forward</c> throw
/// <see cref="System.ArgumentOutOfRangeException"/>. Parameter: embeddings [inputDim, outputDim]. Their input gradient is 0.
/// </summary>
/// <param name="inputDim">How many tokens there are, at least 1.</param>
/// <param name="outputDim">The size of a token's vector, at least 1.</param>
public sealed class EmbeddingAttribute(int inputDim, int outputDim) : LayerAttribute
{
    /// <summary>How many tokens there are.</summary>
    public int InputDim { get; } = inputDim;

    /// <summary>The size of a token's vector.</summary>
    public int OutputDim { get; } = outputDim;

    /// <summary>Default: <see cref="Initializer.RandomUniform"/>.</summary>
    public Initializer EmbeddingsInitializer { get; set; } = Initializer.RandomUniform;

    /// <summary>The value for <see cref="Initializer.Constant"/>; finite. Default: 0.</summary>
    public double EmbeddingsInitializerValue { get; set; }

    /// <summary>Training adds EmbeddingsL1 · Σ |w| over the table to the loss; at least 0. Default: 0.</summary>
    public double EmbeddingsL1 { get; set; }

    /// <summary>Training adds EmbeddingsL2 · Σ w² over the table to the loss; at least 0. Default: 0.</summary>
    public double EmbeddingsL2 { get; set; }

    /// <summary>What training holds the table to after every step. Default: <see cref="Constraint.None"/>.</summary>
    public Constraint EmbeddingsConstraint { get; set; }

    /// <summary>
    /// The limit of <see cref="Constraint.MaxNorm"/> (Keras' <c>max_value</c>), for the norm of one token's vector (Keras' <c>axis=1</c>);
    /// positive. Default: 2.
    /// </summary>
    public double EmbeddingsMaxNorm { get; set; } = 2;

    /// <summary>
    /// Training adds the mean over the samples of ActivityL1 · Σ |y| of the layer's output to the loss
    /// (<see cref="ActivityRegularizationAttribute"/>); at least 0. Default: 0.
    /// </summary>
    public double ActivityL1 { get; set; }

    /// <summary>Training adds the mean over the samples of ActivityL2 · Σ y² of the layer's output to the loss; at least 0. Default: 0.</summary>
    public double ActivityL2 { get; set; }
}
