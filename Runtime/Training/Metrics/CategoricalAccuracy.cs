using System;
using System.Numerics;

namespace StaticNet;

/// <summary>The share of samples whose most probable class is the largest of the target's elements (one-hot targets).</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class CategoricalAccuracy<T> : MeanMetric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override string Name => "categorical_accuracy";

    /// <inheritdoc/>
    public override void Update(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize)
    {
        (int samples, _) = Measure(predictions.Length, targets.Length, outputSize);
        Add(CountRight(predictions, targets, outputSize), samples);
    }

    internal static int CountRight(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize)
    {
        if (predictions.Length != targets.Length)
        {
            throw new ArgumentException($"Expected {predictions.Length} targets, found {targets.Length}.", nameof(targets));
        }

        int right = 0;
        for (int i = 0; i < predictions.Length; i += outputSize)
        {
            right += ArgMax(predictions.Slice(i, outputSize)) == ArgMax(targets.Slice(i, outputSize)) ? 1 : 0;
        }

        return right;
    }
}
