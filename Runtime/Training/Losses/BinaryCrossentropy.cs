using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Binary cross-entropy: the mean over a sample's outputs of −y ln p − (1 − y) ln(1 − p), targets y in [0, 1]. After a sigmoid
/// the gradient is taken at the sigmoid's input, where it is p − y, exact however close p is to 0 or 1. Otherwise p is
/// clipped to [1e-7, 1 − 1e-7], as Keras does, and where it is clipped the gradient is 0.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class BinaryCrossentropy<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Chooses the smoothing.</summary>
    /// <param name="labelSmoothing">s in [0, 1]: a target y counts as y (1 − s) + s / 2. Default: 0.</param>
    public BinaryCrossentropy(double labelSmoothing = 0)
    {
        ClassTargets.CheckSmoothing(labelSmoothing);
        LabelSmoothing = labelSmoothing;
    }

    /// <summary>s: a target y counts as y (1 − s) + s / 2.</summary>
    public double LabelSmoothing { get; }

    /// <inheritdoc/>
    public override string Name => "binary_crossentropy";

    /// <inheritdoc/>
    public override Activation? FusesWith => Activation.Sigmoid;

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale, bool fused)
    {
        Entropy entropy = new(LabelSmoothing, fused);
        return PointwiseLoss.Evaluate(entropy, predictions, targets, outputSize, gradients, scale);
    }

    private readonly struct Entropy(double smoothing, bool fused) : IPointwiseLoss<T>
    {
        private readonly bool _fused = fused;
        private readonly Vector<T> _targetFactor = new(T.CreateChecked(1 - smoothing));
        private readonly Vector<T> _targetOffset = new(T.CreateChecked(smoothing / 2));
        private readonly Vector<T> _low = new(fused ? ClassTargets.SmallestProbability<T>() : T.CreateChecked(ClassTargets.KerasEpsilon));
        private readonly Vector<T> _high = new(fused ? T.One : T.One - T.CreateChecked(ClassTargets.KerasEpsilon));

        public Vector<T> Loss(Vector<T> prediction, Vector<T> target)
        {
            Vector<T> y = (target * _targetFactor) + _targetOffset;
            Vector<T> p = Clip(prediction);
            Vector<T> rest = Vector<T>.One - p;
            rest = Vector.ConditionalSelect(Vector.LessThan(rest, _low), _low, rest);
            return -((y * PointwiseLoss.Log(p)) + ((Vector<T>.One - y) * PointwiseLoss.Log(rest)));
        }

        public Vector<T> Gradient(Vector<T> prediction, Vector<T> target)
        {
            Vector<T> y = (target * _targetFactor) + _targetOffset;
            if (_fused)
            {
                return prediction - y;
            }

            Vector<T> p = Clip(prediction);
            Vector<T> gradient = (p - y) / (p * (Vector<T>.One - p));
            return Vector.ConditionalSelect(Vector.Equals(p, prediction), gradient, Unclipped(prediction));
        }

        // Comparisons are false for NaN, so that NaN stays NaN.
        private Vector<T> Clip(Vector<T> prediction)
        {
            Vector<T> p = Vector.ConditionalSelect(Vector.LessThan(prediction, _low), _low, prediction);
            return Vector.ConditionalSelect(Vector.GreaterThan(p, _high), _high, p);
        }

        // 0 outside of the clipped range, NaN for NaN.
        private static Vector<T> Unclipped(Vector<T> prediction)
            => Vector.ConditionalSelect(Vector.Equals(prediction, prediction), Vector<T>.Zero, prediction);
    }
}
