namespace StaticNet;

/// <summary>
/// Multi-head attention (Vaswani et al., 2017). Queries [rows, features] come from the layer before (or <c>From</c>), values and
/// keys [keys, features] from the same layer unless named; the result is [rows, outputDim]. Parameters: query_kernel, key_kernel
/// and value_kernel [features, heads, size] with biases [heads, size], output_kernel [heads, size, outputDim] with its bias.
/// </summary>
/// <param name="numHeads">How many heads, at least 1.</param>
/// <param name="keyDim">The size of a head's query and key, at least 1.</param>
public sealed class MultiHeadAttentionAttribute(int numHeads, int keyDim) : WeightedLayerAttribute
{
    /// <summary>How many heads.</summary>
    public int NumHeads { get; } = numHeads;

    /// <summary>The size of a head's query and key.</summary>
    public int KeyDim { get; } = keyDim;

    /// <summary>The size of a head's value. Default: 0, which stands for <see cref="KeyDim"/>.</summary>
    public int ValueDim { get; set; }

    /// <summary>The features that leave. Default: 0, which stands for those of the queries.</summary>
    public int OutputDim { get; set; }

    /// <summary>The name of the layer that gives the values, and the keys unless <see cref="Key"/> names another. Default: that of the queries.</summary>
    public string? Value { get; set; }

    /// <summary>The name of the layer that gives the keys. Default: that of the values.</summary>
    public string? Key { get; set; }

    /// <summary>The name of a layer or input [keys] that is 1 for keys that count and 0 for padding. Default: all count.</summary>
    public string? KeyMask { get; set; }

    /// <summary>Whether row i sees the first i + 1 keys only. Default: false.</summary>
    public bool Causal { get; set; }

    /// <summary>The share of attention weights that training drops, 0 to less than 1. Default: 0.</summary>
    public double Dropout { get; set; }
}
