using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Focal cross-entropy over classes (Lin et al. 2018), −α Σ y (1 − p)ᵞ ln p, with a probability for each class as the target
/// (one-hot, or soft labels): classes that are right already count less. After a softmax, or from logits, the gradient is taken
/// at the softmax's input and nothing is clipped; otherwise the predictions are divided by their sum and clipped to
/// [1e-7, 1 − 1e-7], as Keras does.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class CategoricalFocalCrossentropy<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Chooses the constants.</summary>
    /// <param name="alpha">α, at least 0, the weight of all classes. Default: 0.25.</param>
    /// <param name="gamma">γ, at least 0; 0 is plain cross-entropy. Default: 2.</param>
    /// <param name="fromLogits">Whether predictions are logits, to which a softmax is still to be applied. Default: false.</param>
    /// <param name="labelSmoothing">s in [0, 1]: a target y counts as y (1 − s) + s / classes. Default: 0.</param>
    /// <param name="classes">
    /// Classes of one distribution, for outputs that are several of them, such as one per time step ([steps, classes]); a sample's
    /// loss is their mean. Default: 0, all outputs of a sample are one.
    /// </param>
    public CategoricalFocalCrossentropy(
        [ValueRange(0)] double alpha = 0.25,
        [ValueRange(0)] double gamma = 2,
        bool fromLogits = false,
        [ValueRange(0, 1)] double labelSmoothing = 0,
        [ValueRange(2, OrZero = true)] int classes = 0)
    {
        FocalFactor.CheckAlpha(alpha, maximum: double.MaxValue);
        FocalFactor.CheckGamma(gamma);
        ClassTargets.CheckSmoothing(labelSmoothing);
        Alpha = alpha;
        Gamma = gamma;
        FromLogits = fromLogits;
        LabelSmoothing = labelSmoothing;
        Classes = ClassTargets.CheckSetting(classes);
    }

    /// <summary>α, the weight of all classes.</summary>
    public double Alpha { get; }

    /// <summary>γ, how much classes that are right are played down.</summary>
    public double Gamma { get; }

    /// <summary>Whether predictions are logits.</summary>
    public bool FromLogits { get; }

    /// <summary>s: a target y counts as y (1 − s) + s / classes.</summary>
    public double LabelSmoothing { get; }

    /// <summary>Classes of one distribution; 0: all outputs of a sample.</summary>
    public int Classes { get; }

    /// <inheritdoc/>
    public override string Name => "categorical_focal_crossentropy";

    /// <inheritdoc/>
    public override Activation? FusesWith => FromLogits ? null : Activation.Softmax;

    /// <inheritdoc/>
    public override void CheckOutput(NetworkInfo network)
    {
        ArgumentNullException.ThrowIfNull(network);
        ClassTargets.CheckClasses(network, Name, Classes);
    }

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale, bool fused)
    {
        int classes = ClassTargets.Classes(Classes, outputSize, Name);
        int rows = outputSize / classes;
        scale /= T.CreateTruncating(rows);
        double loss = 0;
        for (int start = 0; start < predictions.Length; start += classes)
        {
            Row row = new(predictions.Slice(start, classes), FromLogits, fused);
            Span<T> gradient = gradients.IsEmpty ? default : gradients.Slice(start, classes);
            loss += Compute(row, targets.Slice(start, classes), gradient, scale);
        }

        return loss / rows;
    }

    // With f the loss of one class: f = −α y (1 − q)ᵞ ln q, q f' = α y (γ (1 − q)ᵞ⁻¹ q ln q − (1 − q)ᵞ). At the logits the gradient
    // is q f' − q Σ q f'; at predictions that were divided by their sum, (f' − Σ q f') / sum, with f' = 0 where q is clipped.
    private double Compute(Row row, ReadOnlySpan<T> targets, Span<T> gradient, T scale)
    {
        T factor = T.CreateChecked(1 - LabelSmoothing);
        T offset = T.CreateChecked(LabelSmoothing / targets.Length);
        T alpha = T.CreateChecked(Alpha);
        T gamma = T.CreateChecked(Gamma);
        T total = T.Zero;
        double loss = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            T weight = alpha * ((targets[i] * factor) + offset);
            (T q, T log, bool inside) = row[i];
            T doubt = T.One - q;
            T power = FocalFactor.Power(doubt, gamma);
            loss -= weight == T.Zero && !T.IsNaN(q) ? 0 : double.CreateTruncating(weight * power) * double.CreateTruncating(log);
            T slope = doubt == T.Zero ? T.Zero : gamma * power / doubt * q * log;
            T moved = inside ? weight * (slope - power) : T.Zero;
            total += moved;
            if (!gradient.IsEmpty)
            {
                gradient[i] = row.AtLogits || !inside ? moved : moved / q;
            }
        }

        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = scale * (row.AtLogits ? gradient[i] - (row[i].Probability * total) : (gradient[i] - total) / row.Sum);
        }

        return loss;
    }

    /// <summary>Predictions as probabilities that sum to 1, with their logarithms.</summary>
    private readonly ref struct Row
    {
        private readonly ReadOnlySpan<T> _predictions;
        private readonly bool _fromLogits;
        private readonly T _largest;
        private readonly T _low;
        private readonly T _high;

        internal Row(ReadOnlySpan<T> predictions, bool fromLogits, bool fused)
        {
            _predictions = predictions;
            _fromLogits = fromLogits;
            AtLogits = fromLogits || fused;
            _low = AtLogits ? ClassTargets.SmallestProbability<T>() : T.CreateChecked(ClassTargets.KerasEpsilon);
            _high = AtLogits ? T.One : T.One - _low;
            _largest = predictions[0];
            foreach (T value in predictions)
            {
                _largest = T.Max(_largest, value);
            }

            Sum = T.Zero;
            foreach (T value in predictions)
            {
                Sum += fromLogits ? T.Exp(value - _largest) : value;
            }

            // What comes out of a softmax sums to 1 but for rounding.
            Sum = fused ? T.One : Sum;
        }

        /// <summary>Whether the gradient is taken at the softmax's input.</summary>
        internal bool AtLogits { get; }

        /// <summary>What predictions, or the exponentials of logits, are divided by.</summary>
        internal T Sum { get; }

        /// <summary>A class: its probability, the logarithm of it, and whether it is not clipped.</summary>
        internal (T Probability, T Log, bool Inside) this[int index]
        {
            get
            {
                if (_fromLogits)
                {
                    T shifted = _predictions[index] - _largest;
                    return (T.Exp(shifted) / Sum, shifted - T.Log(Sum), true);
                }

                T q = _predictions[index] / Sum;
                T clipped = T.Clamp(q, _low, _high);
                return AtLogits ? (q, T.Log(clipped), true) : (clipped, T.Log(clipped), q == clipped);
            }
        }
    }
}
