namespace StaticNet;

/// <summary>
/// Long short-term memory (Hochreiter, Schmidhuber, 1997, with the forget gate of Gers, Schmidhuber, Cummins, 2000). Kernel
/// [features, 4 · units], recurrent kernel [units, 4 · units], bias [4 · units]; gates in Keras' order: input, forget, candidate,
/// output.
/// </summary>
/// <param name="units">The size of the state and of the cell, at least 1.</param>
public sealed class LSTMAttribute(int units) : RecurrentLayerAttribute(units)
{
    /// <summary>Of the gates. Default: <see cref="Activation.Sigmoid"/>.</summary>
    public Activation RecurrentActivation { get; set; } = Activation.Sigmoid;

    /// <summary>
    /// Whether the forget gate's bias starts at 1, the others' as <see cref="WeightedLayerAttribute.BiasInitializer"/> says, which
    /// then has to be Zeros, Ones or Constant. Default: true.
    /// </summary>
    public bool UnitForgetBias { get; set; } = true;

    /// <summary>
    /// The name of the layer whose output [units] is the cell before the first step ([2 · units] for both directions). Default:
    /// zeros.
    /// </summary>
    public string? InitialCellState { get; set; }
}
