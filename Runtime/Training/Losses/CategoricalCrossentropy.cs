using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Cross-entropy over classes, −Σ y ln p, with a probability for each class as the target (one-hot, or soft labels). After a
/// softmax the gradient is taken at the softmax's input, where it is p Σy − y (p − y for targets that sum to 1), exact also
/// where p underflows. Otherwise the predictions are divided by their sum and clipped to [1e-7, 1 − 1e-7], as Keras does.
/// Predictions may also be logits.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class CategoricalCrossentropy<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Chooses smoothing, classes and what predictions are.</summary>
    /// <param name="labelSmoothing">s in [0, 1]: a target y counts as y (1 − s) + s / classes. Default: 0.</param>
    /// <param name="classes">
    /// Classes of one distribution, for outputs that are several of them, such as one per time step ([steps, classes]); a sample's
    /// loss is their mean. Default: 0, all outputs of a sample are one.
    /// </param>
    /// <param name="fromLogits">Whether predictions are logits, to which a softmax is still to be applied. Default: false.</param>
    public CategoricalCrossentropy(
        [ValueRange(0, 1)] double labelSmoothing = 0,
        [ValueRange(2, OrZero = true)] int classes = 0,
        bool fromLogits = false)
    {
        ClassTargets.CheckSmoothing(labelSmoothing);
        Classes = ClassTargets.CheckSetting(classes);
        LabelSmoothing = labelSmoothing;
        FromLogits = fromLogits;
    }

    /// <summary>s: a target y counts as y (1 − s) + s / classes.</summary>
    public double LabelSmoothing { get; }

    /// <summary>Classes of one distribution; 0: all outputs of a sample.</summary>
    public int Classes { get; }

    /// <summary>Whether predictions are logits.</summary>
    public bool FromLogits { get; }

    /// <inheritdoc/>
    public override string Name => "categorical_crossentropy";

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
            ReadOnlySpan<T> p = predictions.Slice(start, classes);
            ReadOnlySpan<T> y = targets.Slice(start, classes);
            Span<T> gradient = gradients.IsEmpty ? default : gradients.Slice(start, classes);
            loss += FromLogits ? OfLogits(p, y, gradient, scale)
                : fused ? Fused(p, y, gradient, scale)
                : Clipped(p, y, gradient, scale);
        }

        return loss / rows;
    }

    // With S = ln Σ eᶻ: the loss is Σ y (S − z).
    private double OfLogits(ReadOnlySpan<T> z, ReadOnlySpan<T> y, Span<T> gradient, T scale)
    {
        T factor = T.CreateChecked(1 - LabelSmoothing);
        T offset = T.CreateChecked(LabelSmoothing / z.Length);
        T normalizer = ClassTargets.LogSumOfExponentials(z);
        T total = T.Zero;
        double loss = 0;
        for (int i = 0; i < z.Length; i++)
        {
            T target = (y[i] * factor) + offset;
            total += target;
            loss += double.CreateTruncating(target) * double.CreateTruncating(normalizer - z[i]);
        }

        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = ((T.Exp(z[i] - normalizer) * total) - ((y[i] * factor) + offset)) * scale;
        }

        return loss;
    }

    private double Fused(ReadOnlySpan<T> p, ReadOnlySpan<T> y, Span<T> gradient, T scale)
    {
        T factor = T.CreateChecked(1 - LabelSmoothing);
        T offset = T.CreateChecked(LabelSmoothing / p.Length);
        T total = T.Zero;
        double loss = 0;
        for (int i = 0; i < p.Length; i++)
        {
            T target = (y[i] * factor) + offset;
            total += target;
            loss -= Term(target, T.Max(p[i], ClassTargets.SmallestProbability<T>()));
        }

        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = ((p[i] * total) - ((y[i] * factor) + offset)) * scale;
        }

        return loss;
    }

    // With q = p / Σp and c = clip(q): ∂/∂qᵢ = −yᵢ / qᵢ within the clipping range, else 0; and
    // ∂/∂pⱼ = (∂/∂qⱼ − Σᵢ qᵢ ∂/∂qᵢ) / Σp.
    private double Clipped(ReadOnlySpan<T> p, ReadOnlySpan<T> y, Span<T> gradient, T scale)
    {
        T factor = T.CreateChecked(1 - LabelSmoothing);
        T offset = T.CreateChecked(LabelSmoothing / p.Length);
        T low = T.CreateChecked(ClassTargets.KerasEpsilon);
        T high = T.One - low;
        T sum = T.Zero;
        foreach (T value in p)
        {
            sum += value;
        }

        double loss = 0;
        T weighted = T.Zero;
        for (int i = 0; i < p.Length; i++)
        {
            T q = p[i] / sum;
            T target = (y[i] * factor) + offset;
            loss -= Term(target, T.Clamp(q, low, high));
            weighted += Inside(q, low, high) ? target : T.Zero;
        }

        for (int i = 0; i < gradient.Length; i++)
        {
            T q = p[i] / sum;
            T direct = Inside(q, low, high) ? ((y[i] * factor) + offset) / q : T.Zero;
            gradient[i] = (weighted - direct) / sum * scale;
        }

        return loss;
    }

    private static bool Inside(T q, T low, T high) => q >= low && q <= high;

    // A class that is not meant costs no logarithm, and no 0 · NaN hides: p is NaN only where all of them are.
    private static double Term(T target, T probability)
        => target == T.Zero && !T.IsNaN(probability)
            ? 0
            : double.CreateTruncating(target) * double.CreateTruncating(T.Log(probability));
}
