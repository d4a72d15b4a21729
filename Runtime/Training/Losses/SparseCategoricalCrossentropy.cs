using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Cross-entropy over classes, −ln p of the right class, with one class index per sample as the target. After a softmax the
/// gradient is taken at the softmax's input, where it is p − y (y is 1 at the right class, else 0), exact also where p
/// underflows. Otherwise the predictions are divided by their sum and clipped to [1e-7, 1 − 1e-7], as Keras does.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class SparseCategoricalCrossentropy<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override string Name => "sparse_categorical_crossentropy";

    /// <inheritdoc/>
    public override Activation? FusesWith => Activation.Softmax;

    /// <inheritdoc/>
    public override int TargetSize(int outputSize) => 1;

    /// <inheritdoc/>
    public override void CheckOutput(NetworkInfo network)
    {
        ArgumentNullException.ThrowIfNull(network);
        ClassTargets.CheckClasses(network, Name);
    }

    /// <inheritdoc/>
    public override void CheckTargets(ReadOnlySpan<T> targets, int outputSize)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            ClassTargets.Index(targets[i], outputSize, i);
        }
    }

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale, bool fused)
    {
        double loss = 0;
        for (int sample = 0; sample < targets.Length; sample++)
        {
            int right = ClassTargets.Index(targets[sample], outputSize, sample);
            ReadOnlySpan<T> p = predictions.Slice(sample * outputSize, outputSize);
            Span<T> gradient = gradients.IsEmpty ? default : gradients.Slice(sample * outputSize, outputSize);
            loss += fused ? Fused(p, right, gradient, scale) : Clipped(p, right, gradient, scale);
        }

        return loss;
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
