using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// The share of samples whose target, a class index, is among the k most probable classes; of equal probabilities the first
/// classes come first.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class SparseTopKCategoricalAccuracy<T> : MeanMetric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Chooses k and classes.</summary>
    /// <param name="k">How many classes count, at least 1. Default: 5.</param>
    /// <param name="classes">
    /// Classes of one distribution, for outputs that are several of them ([steps, classes]), each of which counts by itself.
    /// Default: 0, all outputs of a sample are one.
    /// </param>
    public SparseTopKCategoricalAccuracy([ValueRange(1)] int k = 5, [ValueRange(2, OrZero = true)] int classes = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        K = k;
        Classes = ClassTargets.CheckSetting(classes);
    }

    /// <summary>How many classes count.</summary>
    public int K { get; }

    /// <summary>Classes of one distribution; 0: all outputs of a sample.</summary>
    public int Classes { get; }

    /// <inheritdoc/>
    public override string Name => "sparse_top_k_categorical_accuracy";

    /// <inheritdoc/>
    public override void Update(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize)
    {
        outputSize = ClassTargets.Classes(Classes, outputSize, Name);
        (int samples, int targetSize) = Measure(predictions.Length, targets.Length, outputSize);
        if (samples > 0 && targetSize != 1)
        {
            throw new ArgumentException($"{Name} expects targets of one class index, found {targetSize} elements.", nameof(targets));
        }

        int right = 0;
        for (int i = 0; i < samples; i++)
        {
            int target = ClassTargets.Index(targets[i], outputSize, i);
            right += TopK.Contains(predictions.Slice(i * outputSize, outputSize), target, K) ? 1 : 0;
        }

        Add(right, samples);
    }
}
