using System;
using System.Numerics;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>
/// Binary focal cross-entropy (Lin et al. 2018), which plays down outputs that are right already: the mean over a sample's
/// outputs of w (1 − pₜ)ᵞ (−y ln p − (1 − y) ln(1 − p)), with pₜ = y p + (1 − y)(1 − p), and w = α y + (1 − α)(1 − y) if classes
/// are to be balanced, else 1. After a sigmoid, or from logits, the gradient is taken at the sigmoid's input and nothing is
/// clipped; otherwise the p of the logarithms is clipped to [1e-7, 1 − 1e-7], as in Keras.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class BinaryFocalCrossentropy<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Chooses the constants.</summary>
    /// <param name="applyClassBalancing">Whether to weight the classes by α. Default: false.</param>
    /// <param name="alpha">α in [0, 1], the weight of class 1; class 0 has 1 − α. Default: 0.25.</param>
    /// <param name="gamma">γ, at least 0; 0 is plain cross-entropy. Default: 2.</param>
    /// <param name="fromLogits">Whether predictions are logits, to which a sigmoid is still to be applied. Default: false.</param>
    /// <param name="labelSmoothing">s in [0, 1]: a target y counts as y (1 − s) + s / 2. Default: 0.</param>
    public BinaryFocalCrossentropy(
        bool applyClassBalancing = false,
        [ValueRange(0, 1)] double alpha = 0.25,
        [ValueRange(0)] double gamma = 2,
        bool fromLogits = false,
        [ValueRange(0, 1)] double labelSmoothing = 0)
    {
        FocalFactor.CheckAlpha(alpha, maximum: 1);
        FocalFactor.CheckGamma(gamma);
        ClassTargets.CheckSmoothing(labelSmoothing);
        ApplyClassBalancing = applyClassBalancing;
        Alpha = alpha;
        Gamma = gamma;
        FromLogits = fromLogits;
        LabelSmoothing = labelSmoothing;
    }

    /// <summary>Whether the classes are weighted by α.</summary>
    public bool ApplyClassBalancing { get; }

    /// <summary>α, the weight of class 1.</summary>
    public double Alpha { get; }

    /// <summary>γ, how much outputs that are right are played down.</summary>
    public double Gamma { get; }

    /// <summary>Whether predictions are logits.</summary>
    public bool FromLogits { get; }

    /// <summary>s: a target y counts as y (1 − s) + s / 2.</summary>
    public double LabelSmoothing { get; }

    /// <inheritdoc/>
    public override string Name => "binary_focal_crossentropy";

    /// <inheritdoc/>
    public override Activation? FusesWith => FromLogits ? null : Activation.Sigmoid;

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale, bool fused)
        => PointwiseLoss.Evaluate(new Focal(this, fused), predictions, targets, outputSize, gradients, scale);

    private readonly struct Focal(BinaryFocalCrossentropy<T> owner, bool fused) : IPointwiseLoss<T>
    {
        private readonly bool _fromLogits = owner.FromLogits;
        private readonly bool _atLogits = fused || owner.FromLogits;
        private readonly T _gamma = T.CreateChecked(owner.Gamma);
        private readonly Vector<T> _targetFactor = new(T.CreateChecked(1 - owner.LabelSmoothing));
        private readonly Vector<T> _targetOffset = new(T.CreateChecked(owner.LabelSmoothing / 2));
        private readonly Vector<T> _weight0 = new(owner.ApplyClassBalancing ? T.CreateChecked(1 - owner.Alpha) : T.One);
        private readonly Vector<T> _weight1 = new(owner.ApplyClassBalancing ? T.CreateChecked(owner.Alpha) : T.One);
        private readonly Vector<T> _low = new(fused ? ClassTargets.SmallestProbability<T>() : T.CreateChecked(ClassTargets.KerasEpsilon));
        private readonly Vector<T> _high = new(fused ? T.One : T.One - T.CreateChecked(ClassTargets.KerasEpsilon));

        public Vector<T> Loss(Vector<T> prediction, Vector<T> target)
        {
            Vector<T> y = (target * _targetFactor) + _targetOffset;
            Vector<T> rest = Vector<T>.One - y;
            (Vector<T> p, Vector<T> q) = Probabilities(prediction);
            Vector<T> factor = FocalFactor.Power(Doubt(y, rest, p, q), _gamma);
            return ((_weight1 * y) + (_weight0 * rest)) * factor * Entropy(prediction, y, rest, p, q);
        }

        // With d = 1 − pₜ = y q + (1 − y) p: ∂/∂p = γ dᵞ⁻¹ (1 − 2y) · entropy + dᵞ (p − y) / (p q), and at the logit p q times that.
        public Vector<T> Gradient(Vector<T> prediction, Vector<T> target)
        {
            Vector<T> y = (target * _targetFactor) + _targetOffset;
            Vector<T> rest = Vector<T>.One - y;
            (Vector<T> p, Vector<T> q) = Probabilities(prediction);
            Vector<T> doubt = Doubt(y, rest, p, q);
            Vector<T> factor = FocalFactor.Power(doubt, _gamma);
            Vector<T> slope = FocalFactor.Slope(doubt, factor, _gamma) * (rest - y) * Entropy(prediction, y, rest, p, q);
            Vector<T> pq = p * q;
            Vector<T> direct = factor * (p - y);
            if (_atLogits)
            {
                slope *= pq;
            }
            else
            {
                Vector<T> inside = Vector.GreaterThanOrEqual(p, _low) & Vector.GreaterThanOrEqual(q, _low);
                direct = Vector.ConditionalSelect(inside, direct / pq, Vector<T>.Zero);
            }

            return ((_weight1 * y) + (_weight0 * rest)) * (slope + direct);
        }

        private (Vector<T> P, Vector<T> Q) Probabilities(Vector<T> prediction)
            => _fromLogits
                ? (VectorMath.Sigmoid(prediction), VectorMath.Sigmoid(-prediction))
                : (prediction, Vector<T>.One - prediction);

        // Predictions that lie a rounding outside of [0, 1] would make it negative.
        private static Vector<T> Doubt(Vector<T> y, Vector<T> rest, Vector<T> p, Vector<T> q)
        {
            Vector<T> doubt = (y * q) + (rest * p);
            return Vector.ConditionalSelect(Vector.LessThan(doubt, Vector<T>.Zero), Vector<T>.Zero, doubt);
        }

        private Vector<T> Entropy(Vector<T> prediction, Vector<T> y, Vector<T> rest, Vector<T> p, Vector<T> q)
            => _fromLogits
                ? (y * VectorMath.Softplus(-prediction)) + (rest * VectorMath.Softplus(prediction))
                : -((y * PointwiseLoss.Log(Clip(p))) + (rest * PointwiseLoss.Log(Clip(q))));

        // Comparisons are false for NaN, so that NaN stays NaN.
        private Vector<T> Clip(Vector<T> value)
        {
            value = Vector.ConditionalSelect(Vector.LessThan(value, _low), _low, value);
            return Vector.ConditionalSelect(Vector.GreaterThan(value, _high), _high, value);
        }
    }
}
