using System;

namespace StaticNet.Benchmarks.ByHand;

/// <summary>A last softmax; training takes its gradient together with the loss, before it.</summary>
internal abstract class HandSoftmax(int size) : HandLayer(size, size)
{
    public sealed override void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> gradient, bool wantsInputGradient) =>
        throw new InvalidOperationException("The loss gives the gradient before the softmax.");
}
