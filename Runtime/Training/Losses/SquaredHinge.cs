using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// The squared hinge loss: the mean over a sample's outputs of max(1 − y p, 0)², targets y −1 or 1. A target of 0 counts as −1, so
/// that targets of 0 and 1 may be given too.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class SquaredHinge<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override string Name => "squared_hinge";

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale, bool fused)
        => PointwiseLoss.Evaluate<T, SquaredMargin>(default, predictions, targets, outputSize, gradients, scale);

    private readonly struct SquaredMargin : IPointwiseLoss<T>
    {
        public Vector<T> Loss(Vector<T> prediction, Vector<T> target)
        {
            Vector<T> margin = HingeTargets.Margin(prediction, HingeTargets.Sign(target));
            return margin * margin;
        }

        public Vector<T> Gradient(Vector<T> prediction, Vector<T> target)
        {
            Vector<T> sign = HingeTargets.Sign(target);
            Vector<T> margin = HingeTargets.Margin(prediction, sign);
            return -((margin + margin) * sign);
        }
    }
}
