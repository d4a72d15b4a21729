using System;
using System.Numerics.Tensors;

namespace StaticNet.Benchmarks.ByHand;

/// <summary>max(x, 0) with TensorPrimitives.</summary>
internal sealed class TensorReLU(int size) : HandLayer(size, size)
{
    public override void Forward(ReadOnlySpan<float> input, bool training) => TensorPrimitives.Max(input, 0, Output);

    /// <summary>There is no primitive that selects; the sign of the output is 0 or 1.</summary>
    public override void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> gradient, bool wantsInputGradient)
    {
        TensorPrimitives.Ceiling<float>(Output, InputGradient);
        TensorPrimitives.Min(InputGradient, 1, InputGradient);
        TensorPrimitives.Multiply(InputGradient, gradient, InputGradient);
    }
}

/// <summary>Softmax with TensorPrimitives.</summary>
internal sealed class TensorSoftmax(int size) : HandSoftmax(size)
{
    public override void Forward(ReadOnlySpan<float> input, bool training)
    {
        // The largest is subtracted first, so that no exponential overflows.
        TensorPrimitives.Subtract(input, TensorPrimitives.Max(input), Output);
        TensorPrimitives.SoftMax<float>(Output, Output);
    }
}

/// <summary>Dropout with TensorPrimitives.</summary>
internal sealed class TensorDropout(int size, float rate) : HandDropout(size, rate)
{
    protected override void Multiply(ReadOnlySpan<float> values, Span<float> products) =>
        TensorPrimitives.Multiply(values, Mask, products);
}
