using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Huber's loss: the mean over a sample's outputs of ½ e² where |e| ≤ δ and δ |e| − ½ δ² beyond, e = prediction − target.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Huber<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Chooses where squares end.</summary>
    /// <param name="delta">δ, positive. Default: 1.</param>
    public Huber([ValueRange(0, double.PositiveInfinity, ExcludesMinimum = true)] double delta = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(delta);
        Delta = delta;
    }

    /// <summary>δ: errors up to it count by their square, larger ones linearly.</summary>
    public double Delta { get; }

    /// <inheritdoc/>
    public override string Name => "huber";

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale, bool fused)
        => PointwiseLoss.Evaluate(new Bounded(T.CreateChecked(Delta)), predictions, targets, outputSize, gradients, scale);

    private readonly struct Bounded(T delta) : IPointwiseLoss<T>
    {
        private readonly Vector<T> _delta = new(delta);
        private readonly Vector<T> _half = new(T.CreateChecked(0.5));

        public Vector<T> Loss(Vector<T> prediction, Vector<T> target)
        {
            // With c = min(|e|, δ) both branches are c (|e| − c / 2).
            Vector<T> error = Vector.Abs(prediction - target);
            Vector<T> clipped = Vector.ConditionalSelect(Vector.GreaterThan(error, _delta), _delta, error);
            return clipped * (error - (_half * clipped));
        }

        public Vector<T> Gradient(Vector<T> prediction, Vector<T> target)
        {
            Vector<T> error = prediction - target;
            error = Vector.ConditionalSelect(Vector.GreaterThan(error, _delta), _delta, error);
            return Vector.ConditionalSelect(Vector.LessThan(error, -_delta), -_delta, error);
        }
    }
}
