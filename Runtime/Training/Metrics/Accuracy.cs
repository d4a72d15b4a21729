using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// The share of right predictions, 0 to 1; as Keras' <c>"accuracy"</c> it goes by the shapes: one output is right on the
/// target's side of 0.5 (<see cref="BinaryAccuracy{T}"/>); with one target of several outputs the target is a class index
/// (<see cref="SparseCategoricalAccuracy{T}"/>); else it is one-hot (<see cref="CategoricalAccuracy{T}"/>).
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="classes">
/// Classes of one distribution, for outputs that are several of them ([steps, classes]), each of which counts by itself. Default: 0,
/// all outputs of a sample are one.
/// </param>
public sealed class Accuracy<T>([ValueRange(2, OrZero = true)] int classes = 0) : MeanMetric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Classes of one distribution; 0: all outputs of a sample.</summary>
    public int Classes { get; } = ClassTargets.CheckSetting(classes);

    /// <inheritdoc/>
    public override string Name => "accuracy";

    /// <inheritdoc/>
    public override void Update(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize)
    {
        outputSize = ClassTargets.Classes(Classes, outputSize, Name);
        (int samples, int targetSize) = Measure(predictions.Length, targets.Length, outputSize);
        if (outputSize == 1)
        {
            Add(BinaryAccuracy<T>.CountRight(predictions, targets, 0.5), predictions.Length);
        }
        else if (targetSize == 1)
        {
            Add(SparseCategoricalAccuracy<T>.CountRight(predictions, targets, outputSize), samples);
        }
        else
        {
            Add(CategoricalAccuracy<T>.CountRight(predictions, targets, outputSize), samples);
        }
    }
}
