using System;

namespace StaticNet;

/// <summary>The axes in another order: <c>[Permute(2, 1)]</c> transposes a matrix.</summary>
/// <param name="dims">Every axis of the input once, counted from 1 as in Keras.</param>
public sealed class PermuteAttribute(params int[] dims) : LayerAttribute
{
    /// <summary>The input's axes in the order of the output.</summary>
    public ReadOnlySpan<int> Dims => dims;
}
