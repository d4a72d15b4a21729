using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// A metric that counts decisions on outputs, each of which says yes or no: above a threshold, or among the k largest of the
/// sample. A target has as many elements as a prediction, 0 for no and anything else for yes; or it is a class index, which says
/// yes to that class and no to all others.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class DecisionMetric<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected DecisionMetric(double threshold, int? topK, int? classId)
    {
        if (topK is int k)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(k, 1, nameof(topK));
        }

        if (classId is int id)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(id, nameof(classId));
        }

        Threshold = threshold;
        TopK = topK;
        ClassId = classId;
    }

    /// <summary>Above it an output says yes; not used with <see cref="TopK"/>.</summary>
    public double Threshold { get; }

    /// <summary>How many outputs of a sample say yes, the largest ones; null: as many as are above the threshold.</summary>
    public int? TopK { get; }

    /// <summary>The only class that counts; null: all.</summary>
    public int? ClassId { get; }

    /// <summary>Decisions for yes that are right.</summary>
    public long TruePositives { get; private set; }

    /// <summary>Decisions for yes that are wrong.</summary>
    public long FalsePositives { get; private set; }

    /// <summary>Decisions for no that are wrong.</summary>
    public long FalseNegatives { get; private set; }

    /// <summary>Decisions for no that are right.</summary>
    public long TrueNegatives { get; private set; }

    /// <inheritdoc/>
    public override void Reset() => (TruePositives, FalsePositives, FalseNegatives, TrueNegatives) = (0, 0, 0, 0);

    /// <inheritdoc/>
    public override void Update(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize)
    {
        (int samples, int targetSize) = Measure(predictions.Length, targets.Length, outputSize);
        bool isIndex = targetSize == 1 && outputSize > 1;
        if ((samples > 0 && targetSize != outputSize && !isIndex) || ClassId >= outputSize)
        {
            throw new ArgumentException(
                $"{Name} expects targets of {outputSize} elements or a class index" +
                (ClassId is int id ? $", and more than {id} outputs" : string.Empty) + $"; found {targetSize} and {outputSize}.");
        }

        int first = ClassId ?? 0;
        int end = ClassId + 1 ?? outputSize;
        T limit = T.CreateTruncating(Threshold);
        for (int i = 0; i < samples; i++)
        {
            ReadOnlySpan<T> row = predictions.Slice(i * outputSize, outputSize);
            int meant = isIndex ? ClassTargets.Index(targets[i], outputSize, i) : -1;
            for (int k = first; k < end; k++)
            {
                bool actual = isIndex ? k == meant : targets[(i * outputSize) + k] != T.Zero;
                bool found = TopK is int top ? StaticNet.TopK.Contains(row, k, top) : row[k] > limit;
                Count(actual, found);
            }
        }
    }

    /// <summary>a / b, or 0 where b is 0.</summary>
    private protected static double Ratio(double a, double b) => b == 0 ? 0 : a / b;

    private void Count(bool actual, bool found)
    {
        TruePositives += actual && found ? 1 : 0;
        FalsePositives += !actual && found ? 1 : 0;
        FalseNegatives += actual && !found ? 1 : 0;
        TrueNegatives += !actual && !found ? 1 : 0;
    }
}
