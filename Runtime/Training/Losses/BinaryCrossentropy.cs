using System;
using System.Numerics;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>
/// Binary cross-entropy: the mean over a sample's outputs of −y ln p − (1 − y) ln(1 − p), targets y in [0, 1]. After a sigmoid
/// the gradient is taken at the sigmoid's input, where it is p − y, exact however close p is to 0 or 1. Otherwise p is
/// clipped to [1e-7, 1 − 1e-7], as Keras does, and where it is clipped the gradient is 0. Predictions may also be logits.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class BinaryCrossentropy<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Chooses smoothing and what predictions are.</summary>
    /// <param name="labelSmoothing">s in [0, 1]: a target y counts as y (1 − s) + s / 2. Default: 0.</param>
    /// <param name="fromLogits">Whether predictions are logits, to which a sigmoid is still to be applied. Default: false.</param>
    public BinaryCrossentropy([ValueRange(0, 1)] double labelSmoothing = 0, bool fromLogits = false)
    {
        ClassTargets.CheckSmoothing(labelSmoothing);
        LabelSmoothing = labelSmoothing;
        FromLogits = fromLogits;
    }

    /// <summary>s: a target y counts as y (1 − s) + s / 2.</summary>
    public double LabelSmoothing { get; }

    /// <summary>Whether predictions are logits.</summary>
    public bool FromLogits { get; }

    /// <inheritdoc/>
    public override string Name => "binary_crossentropy";

    /// <inheritdoc/>
    public override Activation? FusesWith => FromLogits ? null : Activation.Sigmoid;

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale, bool fused)
    {
        if (FromLogits)
        {
            LogitEntropy ofLogits = new(LabelSmoothing);
            return PointwiseLoss.Evaluate(ofLogits, predictions, targets, outputSize, gradients, scale);
        }

        Entropy entropy = new(LabelSmoothing, fused);
        return PointwiseLoss.Evaluate(entropy, predictions, targets, outputSize, gradients, scale);
    }

    // −ln sigmoid(z) is softplus(−z).
    private readonly struct LogitEntropy(double smoothing) : IPointwiseLoss<T>
    {
        private readonly Vector<T> _targetFactor = new(T.CreateChecked(1 - smoothing));
        private readonly Vector<T> _targetOffset = new(T.CreateChecked(smoothing / 2));

        public Vector<T> Loss(Vector<T> prediction, Vector<T> target)
        {
            Vector<T> y = (target * _targetFactor) + _targetOffset;
            return (y * VectorMath.Softplus(-prediction)) + ((Vector<T>.One - y) * VectorMath.Softplus(prediction));
        }

        public Vector<T> Gradient(Vector<T> prediction, Vector<T> target)
            => VectorMath.Sigmoid(prediction) - ((target * _targetFactor) + _targetOffset);
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
