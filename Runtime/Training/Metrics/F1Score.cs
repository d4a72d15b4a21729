using System;
using System.Linq;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// 2 · precision · recall / (precision + recall) of each class, 0 where that is not defined; see <see cref="PerClass"/>. Its
/// <see cref="Result"/> is their average. A sample says yes to its most probable class, or, given a threshold, to all classes above
/// it. Targets are one-hot (or any of 0 and 1), or class indices.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class F1Score<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly long[] _truePositives;
    private readonly long[] _positives;
    private readonly long[] _found;

    /// <summary>Chooses classes and average.</summary>
    /// <param name="classes">The number of classes, at least 1; 1 needs a threshold.</param>
    /// <param name="average">How the classes' figures become one. Default: their mean.</param>
    /// <param name="threshold">Above it an output says yes; null (the default): only the largest does.</param>
    public F1Score([ValueRange(1)] int classes, Averaging average = Averaging.Macro, double? threshold = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, threshold is null ? 2 : 1);
        Average = average;
        Threshold = threshold;
        _truePositives = new long[classes];
        _positives = new long[classes];
        _found = new long[classes];
    }

    /// <summary>How the classes' figures become one.</summary>
    public Averaging Average { get; }

    /// <summary>Above it an output says yes; null: only the largest does.</summary>
    public double? Threshold { get; }

    /// <inheritdoc/>
    public override string Name => "f1_score";

    /// <summary>A copy of the figures of each class.</summary>
    public double[] PerClass => [.. Enumerable.Range(0, _positives.Length).Select(Of)];

    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            double sum = 0;
            double weights = 0;
            long truePositives = 0;
            long both = 0;
            for (int k = 0; k < _positives.Length; k++)
            {
                double weight = Average == Averaging.Weighted ? _positives[k] : 1;
                sum += weight * Of(k);
                weights += weight;
                truePositives += _truePositives[k];
                both += _positives[k] + _found[k];
            }

            return Average == Averaging.Micro ? Score(truePositives, both) : weights == 0 ? 0 : sum / weights;
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(_truePositives);
        Array.Clear(_positives);
        Array.Clear(_found);
    }

    /// <inheritdoc/>
    public override void Update(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize)
    {
        (int samples, int targetSize) = Measure(predictions.Length, targets.Length, outputSize);
        int classes = _positives.Length;
        if (outputSize != classes || (targetSize != 1 && targetSize != classes))
        {
            throw new ArgumentException(
                $"Expected {classes} outputs and targets of 1 or {classes} elements, found {outputSize} and {targetSize}.");
        }

        for (int i = 0; i < samples; i++)
        {
            ReadOnlySpan<T> row = predictions.Slice(i * classes, classes);
            int meant = targetSize == classes ? -1 : ClassTargets.Index(targets[i], classes, i);
            int largest = Threshold is null ? ArgMax(row) : -1;
            for (int k = 0; k < classes; k++)
            {
                bool actual = meant < 0 ? targets[(i * classes) + k] != T.Zero : k == meant;
                bool found = Threshold is double limit ? row[k] > T.CreateTruncating(limit) : k == largest;
                _truePositives[k] += actual && found ? 1 : 0;
                _positives[k] += actual ? 1 : 0;
                _found[k] += found ? 1 : 0;
            }
        }
    }

    private double Of(int k) => Score(_truePositives[k], _positives[k] + _found[k]);

    // 2 p r / (p + r) with p = t / found and r = t / positives is 2 t / (found + positives).
    private static double Score(long truePositives, long both) => both == 0 ? 0 : 2.0 * truePositives / both;
}
