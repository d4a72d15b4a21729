using System;
using System.Collections.Generic;

namespace StaticNet.Benchmarks.ByHand;

/// <summary>
/// A layer as a C# user writes it without StaticNet: one sample at a time, buffers made once, nothing allocated afterwards.
/// </summary>
internal abstract class HandLayer(int inputs, int outputs)
{
    /// <summary>What the last forward pass gave.</summary>
    public float[] Output { get; } = new float[outputs];

    /// <summary>What the last backward pass gave, where it was asked for.</summary>
    public float[] InputGradient { get; } = new float[inputs];

    /// <summary>Weights first, then the bias.</summary>
    public virtual IReadOnlyList<HandParameter> Parameters => [];

    /// <summary>Sets <see cref="Output"/>.</summary>
    public abstract void Forward(ReadOnlySpan<float> input, bool training);

    /// <summary>Adds to the gradients of the parameters and, where wanted, sets <see cref="InputGradient"/>.</summary>
    public abstract void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> gradient, bool wantsInputGradient);
}
