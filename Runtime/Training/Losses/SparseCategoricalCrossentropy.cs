using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Cross-entropy over classes, −ln p of the right class, with one class index per sample (or per distribution) as the target.
/// After a softmax the gradient is taken at the softmax's input, where it is p − y (y is 1 at the right class, else 0), exact
/// also where p underflows. Otherwise the predictions are divided by their sum and clipped to [1e-7, 1 − 1e-7], as Keras does.
/// Predictions may also be logits.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class SparseCategoricalCrossentropy<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Chooses the classes and what predictions are.</summary>
    /// <param name="classes">
    /// Classes of one distribution, for outputs that are several of them, such as one per time step ([steps, classes]); a sample's
    /// loss is their mean. Default: 0, all outputs of a sample are one.
    /// </param>
    /// <param name="fromLogits">Whether predictions are logits, to which a softmax is still to be applied. Default: false.</param>
    public SparseCategoricalCrossentropy([ValueRange(2, OrZero = true)] int classes = 0, bool fromLogits = false)
    {
        Classes = ClassTargets.CheckSetting(classes);
        FromLogits = fromLogits;
    }

    /// <summary>Classes of one distribution; 0: all outputs of a sample.</summary>
    public int Classes { get; }

    /// <summary>Whether predictions are logits.</summary>
    public bool FromLogits { get; }

    /// <inheritdoc/>
    public override string Name => "sparse_categorical_crossentropy";

    /// <inheritdoc/>
    public override Activation? FusesWith => FromLogits ? null : Activation.Softmax;

    /// <inheritdoc/>
    public override int TargetSize(int outputSize) => outputSize / ClassTargets.Classes(Classes, outputSize, Name);

    /// <inheritdoc/>
    public override void CheckOutput(NetworkInfo network)
    {
        ArgumentNullException.ThrowIfNull(network);
        ClassTargets.CheckClasses(network, Name, Classes);
    }

    /// <inheritdoc/>
    public override void CheckTargets(ReadOnlySpan<T> targets, int outputSize)
    {
        int classes = ClassTargets.Classes(Classes, outputSize, Name);
        for (int i = 0; i < targets.Length; i++)
        {
            ClassTargets.Index(targets[i], classes, i / (outputSize / classes));
        }
    }

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale, bool fused)
    {
        int classes = ClassTargets.Classes(Classes, outputSize, Name);
        int rows = outputSize / classes;
        scale /= T.CreateTruncating(rows);
        double loss = 0;
        for (int row = 0; row < targets.Length; row++)
        {
            int right = ClassTargets.Index(targets[row], classes, row / rows);
            ReadOnlySpan<T> p = predictions.Slice(row * classes, classes);
            Span<T> gradient = gradients.IsEmpty ? default : gradients.Slice(row * classes, classes);
            loss += FromLogits ? OfLogits(p, right, gradient, scale)
                : fused ? Fused(p, right, gradient, scale)
                : Clipped(p, right, gradient, scale);
        }

        return loss / rows;
    }

    private static double OfLogits(ReadOnlySpan<T> z, int right, Span<T> gradient, T scale)
    {
        T normalizer = ClassTargets.LogSumOfExponentials(z);
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = (T.Exp(z[i] - normalizer) - (i == right ? T.One : T.Zero)) * scale;
        }

        return double.CreateTruncating(normalizer - z[right]);
    }

    private static double Fused(ReadOnlySpan<T> p, int right, Span<T> gradient, T scale)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = p[i] * scale;
        }

        if (!gradient.IsEmpty)
        {
            gradient[right] = (p[right] - T.One) * scale;
        }

        return -double.CreateTruncating(T.Log(T.Max(p[right], ClassTargets.SmallestProbability<T>())));
    }

    // With q = p / Σp: ∂/∂pⱼ = ([right is not clipped] − [j is right] / q) / Σp.
    private static double Clipped(ReadOnlySpan<T> p, int right, Span<T> gradient, T scale)
    {
        T low = T.CreateChecked(ClassTargets.KerasEpsilon);
        T high = T.One - low;
        T sum = T.Zero;
        foreach (T value in p)
        {
            sum += value;
        }

        T q = p[right] / sum;
        if (!gradient.IsEmpty)
        {
            bool inside = q >= low && q <= high;
            gradient.Fill(inside ? scale / sum : T.Zero);
            gradient[right] = inside ? (T.One - (T.One / q)) / sum * scale : T.Zero;
        }

        return -double.CreateTruncating(T.Log(T.Clamp(q, low, high)));
    }
}
