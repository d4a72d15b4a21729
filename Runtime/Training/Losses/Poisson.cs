using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Poisson's loss: the mean over a sample's outputs of p − y ln(p + 1e-7), for counts y, predicted by their expectation p > 0.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Poisson<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override string Name => "poisson";

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale, bool fused)
        => PointwiseLoss.Evaluate(new Count(T.CreateChecked(ClassTargets.KerasEpsilon)), predictions, targets, outputSize, gradients, scale);

    private readonly struct Count(T epsilon) : IPointwiseLoss<T>
    {
        private readonly Vector<T> _epsilon = new(epsilon);

        public Vector<T> Loss(Vector<T> prediction, Vector<T> target)
            => prediction - (target * PointwiseLoss.Log(prediction + _epsilon));

        public Vector<T> Gradient(Vector<T> prediction, Vector<T> target)
            => Vector<T>.One - (target / (prediction + _epsilon));
    }
}
