using System;
using System.Numerics;

namespace StaticNet;

/// <summary>Mean squared error: the mean of (prediction − target)² over a sample's outputs.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class MeanSquaredError<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override string Name => "mean_squared_error";

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale, bool fused)
        => PointwiseLoss.Evaluate<T, Square>(default, predictions, targets, outputSize, gradients, scale);

    private readonly struct Square : IPointwiseLoss<T>
    {
        public Vector<T> Loss(Vector<T> prediction, Vector<T> target) => (prediction - target) * (prediction - target);

        public Vector<T> Gradient(Vector<T> prediction, Vector<T> target) => (prediction - target) + (prediction - target);
    }
}
