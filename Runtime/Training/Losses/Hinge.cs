using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// The hinge loss: the mean over a sample's outputs of max(1 − y p, 0), targets y −1 or 1. A target of 0 counts as −1, so that
/// targets of 0 and 1 may be given too; where 1 − y p is 0 the gradient is 0.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Hinge<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override string Name => "hinge";

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale, bool fused)
        => PointwiseLoss.Evaluate<T, Margin>(default, predictions, targets, outputSize, gradients, scale);

    private readonly struct Margin : IPointwiseLoss<T>
    {
        public Vector<T> Loss(Vector<T> prediction, Vector<T> target) => HingeTargets.Margin(prediction, HingeTargets.Sign(target));

        public Vector<T> Gradient(Vector<T> prediction, Vector<T> target)
        {
            Vector<T> sign = HingeTargets.Sign(target);
            Vector<T> margin = HingeTargets.Margin(prediction, sign);
            return Vector.ConditionalSelect(Vector.Equals(margin, Vector<T>.Zero), Vector<T>.Zero, -sign);
        }
    }
}
