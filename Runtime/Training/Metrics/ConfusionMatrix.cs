using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Text;

namespace StaticNet;

/// <summary>
/// How often each class was taken for which: rows are the true classes, columns the predicted ones. Targets are class indices
/// or one-hot; of two classes the output may be one number, the probability of the second. Its <see cref="Result"/> is the
/// accuracy, the diagonal's share.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ConfusionMatrix<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly long[] _counts;
    private readonly string[] _labels;

    /// <summary>A matrix of zeros.</summary>
    /// <param name="classes">The number of classes, at least 1.</param>
    public ConfusionMatrix([ValueRange(1)] int classes)
        : this([.. Enumerable.Range(0, Math.Max(classes, 1)).Select(index => index.ToString(CultureInfo.InvariantCulture))])
        => ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);

    /// <summary>A matrix of zeros.</summary>
    /// <param name="labels">The names of the classes, at least one.</param>
    public ConfusionMatrix(IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(labels.Count, 1);
        _labels = [.. labels];
        _counts = new long[labels.Count * labels.Count];
    }

    /// <inheritdoc/>
    public override string Name => "confusion_matrix";

    /// <summary>The number of classes.</summary>
    public int Classes => _labels.Length;

    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            long total = _counts.Sum();
            long right = Enumerable.Range(0, Classes).Sum(index => this[index, index]);
            return total == 0 ? 0 : (double)right / total;
        }
    }

    /// <summary>How many samples of a class were taken for another.</summary>
    /// <param name="actual">The true class.</param>
    /// <param name="predicted">The predicted class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long this[int actual, int predicted]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(actual);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(actual, Classes);
            ArgumentOutOfRangeException.ThrowIfNegative(predicted);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(predicted, Classes);
            return _counts[(actual * Classes) + predicted];
        }
    }

    /// <inheritdoc/>
    public override void Reset() => Array.Clear(_counts);

    /// <inheritdoc/>
    public override void Update(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize)
    {
        (int samples, int targetSize) = Measure(predictions.Length, targets.Length, outputSize);
        bool binary = outputSize == 1 && Classes == 2;
        if ((outputSize != Classes && !binary) || (targetSize != 1 && targetSize != Classes))
        {
            throw new ArgumentException(
                $"Expected {Classes} outputs and targets of 1 or {Classes} elements, found {outputSize} and {targetSize}.");
        }

        for (int i = 0; i < samples; i++)
        {
            int actual = targetSize == 1
                ? ClassTargets.Index(targets[i], Classes, i)
                : ArgMax(targets.Slice(i * targetSize, targetSize));
            int predicted = binary
                ? (predictions[i] > T.CreateChecked(0.5) ? 1 : 0)
                : ArgMax(predictions.Slice(i * outputSize, outputSize));
            _counts[(actual * Classes) + predicted]++;
        }
    }

    /// <summary>A table: a row per true class, a column per predicted class, and the share of each row that is right.</summary>
    public override string ToString()
    {
        int labelWidth = Math.Max("actual".Length, _labels.Max(label => label.Length));
        int width = Math.Max(5, _counts.Max().ToString(CultureInfo.InvariantCulture).Length + 1);
        StringBuilder text = new();
        text.Append("actual".PadRight(labelWidth));
        foreach (string label in _labels)
        {
            // Columns are narrow: the first letters tell them apart, and they stand in the order of the rows.
            text.Append((label.Length < width ? label : label[..(width - 1)]).PadLeft(width));
        }

        text.Append("    right\n");
        for (int actual = 0; actual < Classes; actual++)
        {
            long total = 0;
            text.Append(_labels[actual].PadRight(labelWidth));
            for (int predicted = 0; predicted < Classes; predicted++)
            {
                long count = this[actual, predicted];
                total += count;
                text.Append((count == 0 ? "." : count.ToString(CultureInfo.InvariantCulture)).PadLeft(width));
            }

            double share = total == 0 ? 0 : 100.0 * this[actual, actual] / total;
            text.Append(CultureInfo.InvariantCulture, $"  {share,5:F1} %\n");
        }

        return text.ToString();
    }
}
