namespace StaticNet;

/// <summary>
/// A layer that runs step by step over a sequence [steps, features] and carries a state. It hands on the last state [units] or,
/// with <see cref="ReturnSequences"/>, those of all steps [steps, units].
/// </summary>
/// <param name="units">The size of the state, at least 1.</param>
public abstract class RecurrentLayerAttribute(int units) : WeightedLayerAttribute
{
    /// <summary>The size of the state.</summary>
    public int Units { get; } = units;

    /// <summary>Of the state or candidate. Default: <see cref="Activation.Tanh"/>.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;

    /// <summary>Whether the states of all steps are handed on, instead of the last one. Default: false.</summary>
    public bool ReturnSequences { get; set; }

    /// <summary>
    /// Whether the sequence is read from its end; with <see cref="ReturnSequences"/> the last step's state comes first, as in
    /// Keras. With <see cref="Bidirectional"/> the forward layer is the one that goes backwards, and with sequences both
    /// directions' states of the last step come first. Default: false.
    /// </summary>
    public bool GoBackwards { get; set; }

    /// <summary>
    /// Runs the layer in both directions, each with parameters of its own (<c>forward_kernel</c>, <c>backward_kernel</c> ...),
    /// and joins the two, states of the same step together. Default: <see cref="BidirectionalMerge.None"/>.
    /// </summary>
    public BidirectionalMerge Bidirectional { get; set; }

    /// <summary>The share of input features that training drops, the same ones at all steps; 0 to less than 1. Default: 0.</summary>
    public double Dropout { get; set; }

    /// <summary>
    /// The share of the state's elements that training drops before the recurrent kernel, the same ones at all steps and for all
    /// gates (Keras draws others for each gate); 0 to less than 1. What a GRU carries over past the kernel, z hₜ₋₁, and the cell of
    /// an LSTM are not dropped. Default: 0. (Gal, Ghahramani, 2016.)
    /// </summary>
    public double RecurrentDropout { get; set; }

    /// <summary>
    /// The name of the layer whose output [units] is the state before the first step ([2 · units] for both directions, forward
    /// first). Default: zeros.
    /// </summary>
    public string? InitialState { get; set; }

    /// <summary>Default: <see cref="Initializer.Orthogonal"/>.</summary>
    public Initializer RecurrentInitializer { get; set; } = Initializer.Orthogonal;

    /// <summary>The value for <see cref="Initializer.Constant"/>; finite. Default: 0.</summary>
    public double RecurrentInitializerValue { get; set; }

    /// <summary>Training adds RecurrentL1 · Σ |w| over the recurrent kernel to the loss; at least 0. Default: 0.</summary>
    public double RecurrentL1 { get; set; }

    /// <summary>Training adds RecurrentL2 · Σ w² over the recurrent kernel to the loss; at least 0. Default: 0.</summary>
    public double RecurrentL2 { get; set; }

    /// <summary>What training holds the recurrent kernel to after every step. Default: <see cref="Constraint.None"/>.</summary>
    public Constraint RecurrentConstraint { get; set; }

    /// <summary>
    /// The limit of <see cref="Constraint.MaxNorm"/> (Keras' <c>max_value</c>), for the norm of all weights that lead to one element of one gate;
    /// positive. Default: 2.
    /// </summary>
    public double RecurrentMaxNorm { get; set; } = 2;
}
