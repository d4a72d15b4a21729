using System;
using System.Numerics.Tensors;

namespace StaticNet.Benchmarks.ByHand;

/// <summary>w ← w − η g with TensorPrimitives.</summary>
internal sealed class TensorSGD(double rate) : HandOptimizer(rate)
{
    public override void Update(HandParameter parameter) =>
        TensorPrimitives.MultiplyAdd(parameter.Gradients, -Rate, parameter.Values, parameter.Values);
}

/// <summary>Adam with TensorPrimitives, in pieces that stay in the nearest cache.</summary>
internal sealed class TensorAdam(double rate, double epsilon) : HandOptimizer(rate)
{
    private readonly float[] _piece = new float[1024];

    public override void Update(HandParameter parameter)
    {
        for (int start = 0; start < parameter.Values.Length; start += _piece.Length)
        {
            int count = Math.Min(_piece.Length, parameter.Values.Length - start);
            Update(
                parameter.Values.AsSpan(start, count),
                parameter.Gradients.AsSpan(start, count),
                parameter.Means.AsSpan(start, count),
                parameter.Squares.AsSpan(start, count),
                _piece.AsSpan(0, count));
        }
    }

    private void Update(Span<float> values, ReadOnlySpan<float> gradients, Span<float> means, Span<float> squares, Span<float> scratch)
    {
        TensorPrimitives.Subtract(gradients, means, scratch);
        TensorPrimitives.MultiplyAdd(scratch, (float)(1 - Beta1), means, means);
        TensorPrimitives.Multiply(gradients, gradients, scratch);
        TensorPrimitives.Subtract(scratch, squares, scratch);
        TensorPrimitives.MultiplyAdd(scratch, (float)(1 - Beta2), squares, squares);
        TensorPrimitives.Sqrt(squares, scratch);
        TensorPrimitives.Add(scratch, (float)epsilon, scratch);
        TensorPrimitives.Divide(means, scratch, scratch);
        TensorPrimitives.MultiplyAdd(scratch, -Alpha, values, values);
    }
}
