namespace StaticNet;

/// <summary>What a parameter is held to after every training step, under its Keras name.</summary>
public enum Constraint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Negative elements become 0.</summary>
    NonNegative = 1,

    /// <summary>
    /// The elements that lead to one output are scaled down where their norm is above a limit: of a kernel of <c>[Dense]</c>,
    /// <c>[Conv2D]</c> or <c>[LSTM]</c> a column of the last axis over all other axes; of a transposed convolution those of a filter; of
    /// a depthwise one those of a channel; of an embedding a token's vector; of a bias all. (Keras' default, axis 0, is the same for
    /// dense and recurrent layers and vectors; for convolutions it is what Keras makes with axis [0, 1, 2].)
    /// </summary>
    MaxNorm = 2,
}
