using System;
using System.Numerics;

namespace StaticNet;

/// <summary>The share of outputs that are above the threshold where the target is 1 and not above it where it is 0.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="threshold">Above it a prediction means 1. Default: 0.5.</param>
public sealed class BinaryAccuracy<T>(double threshold = 0.5) : MeanMetric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override string Name => "binary_accuracy";

    /// <summary>Above it a prediction means 1.</summary>
    public double Threshold { get; } = threshold;

    /// <inheritdoc/>
    public override void Update(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize)
    {
        (_, int targetSize) = Measure(predictions.Length, targets.Length, outputSize);
        if (targetSize != outputSize && predictions.Length > 0)
        {
            throw new ArgumentException($"{Name} expects targets of {outputSize} elements, found {targetSize}.", nameof(targets));
        }

        Add(CountRight(predictions, targets, Threshold), predictions.Length);
    }

    internal static int CountRight(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, double threshold)
    {
        if (predictions.Length != targets.Length)
        {
            throw new ArgumentException($"Expected {predictions.Length} targets, found {targets.Length}.", nameof(targets));
        }

        T limit = T.CreateTruncating(threshold);
        int right = 0;
        for (int i = 0; i < predictions.Length; i++)
        {
            T meant = predictions[i] > limit ? T.One : T.Zero;
            right += meant == targets[i] ? 1 : 0;
        }

        return right;
    }
}
