using System;
using System.Numerics;

namespace StaticNet;

/// <summary>The share of samples whose most probable class is the target, a class index.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="classes">
/// Classes of one distribution, for outputs that are several of them ([steps, classes]), each of which counts by itself. Default: 0,
/// all outputs of a sample are one.
/// </param>
public sealed class SparseCategoricalAccuracy<T>([ValueRange(2, OrZero = true)] int classes = 0) : MeanMetric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Classes of one distribution; 0: all outputs of a sample.</summary>
    public int Classes { get; } = ClassTargets.CheckSetting(classes);

    /// <inheritdoc/>
    public override string Name => "sparse_categorical_accuracy";

    /// <inheritdoc/>
    public override void Update(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize)
    {
        outputSize = ClassTargets.Classes(Classes, outputSize, Name);
        (int samples, _) = Measure(predictions.Length, targets.Length, outputSize);
        Add(CountRight(predictions, targets, outputSize), samples);
    }

    internal static int CountRight(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize)
    {
        if (predictions.Length != targets.Length * outputSize)
        {
            throw new ArgumentException($"Expected {predictions.Length / outputSize} targets, found {targets.Length}.", nameof(targets));
        }

        int right = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            right += T.CreateTruncating(ArgMax(predictions.Slice(i * outputSize, outputSize))) == targets[i] ? 1 : 0;
        }

        return right;
    }
}
