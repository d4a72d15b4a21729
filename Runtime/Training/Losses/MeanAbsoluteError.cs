using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Mean absolute error: the mean of |prediction − target| over a sample's outputs. Where they are equal the gradient is 0.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class MeanAbsoluteError<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override string Name => "mean_absolute_error";

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale, bool fused)
        => PointwiseLoss.Evaluate<T, Absolute>(default, predictions, targets, outputSize, gradients, scale);

    private readonly struct Absolute : IPointwiseLoss<T>
    {
        public Vector<T> Loss(Vector<T> prediction, Vector<T> target) => Vector.Abs(prediction - target);

        public Vector<T> Gradient(Vector<T> prediction, Vector<T> target)
        {
            Vector<T> above = Vector.ConditionalSelect(Vector.GreaterThan(prediction, target), Vector<T>.One, Vector<T>.Zero);
            Vector<T> below = Vector.ConditionalSelect(Vector.LessThan(prediction, target), Vector<T>.One, Vector<T>.Zero);
            return above - below;
        }
    }
}
