using System;
using System.Globalization;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Connectionist temporal classification (Graves et al. 2006): −ln of the probability that a sequence of classes, one per time
/// step, reads as the label once repeated classes are merged and blanks are left out. Predictions are [steps, classes], logits
/// as in Keras (or the output of a softmax, with which it fuses); a target is a sequence of class indices, padded with the blank.
/// Sums over alignments are made in logarithms and in double precision. A thread allocates its working memory when it first meets
/// a sequence of this length, and nothing from then on.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class CTC<T> : Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Chooses the sizes.</summary>
    /// <param name="classes">Classes, the blank included, at least 2.</param>
    /// <param name="labelLength">Elements of a target, at least 1: the longest label. Shorter ones end in blanks.</param>
    /// <param name="blank">The class that stands for nothing, and pads targets (Keras' <c>mask_index</c>). Default: 0.</param>
    public CTC([ValueRange(2)] int classes, [ValueRange(1)] int labelLength, [ValueRange(0)] int blank = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(labelLength, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(blank);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(blank, classes);
        Classes = classes;
        LabelLength = labelLength;
        Blank = blank;
    }

    /// <summary>Classes, the blank included.</summary>
    public int Classes { get; }

    /// <summary>Elements of a target.</summary>
    public int LabelLength { get; }

    /// <summary>The class that stands for nothing.</summary>
    public int Blank { get; }

    /// <inheritdoc/>
    public override string Name => "ctc";

    /// <inheritdoc/>
    public override Activation? FusesWith => Activation.Softmax;

    /// <inheritdoc/>
    public override int TargetSize(int outputSize) => LabelLength;

    /// <inheritdoc/>
    public override void CheckOutput(NetworkInfo network)
    {
        ArgumentNullException.ThrowIfNull(network);
        ClassTargets.CheckClasses(network, Name, Classes);
    }

    /// <inheritdoc/>
    public override void CheckTargets(ReadOnlySpan<T> targets, int outputSize)
    {
        CtcAlignments work = CtcAlignments.OfThread(Steps(outputSize), LabelLength);
        for (int sample = 0; sample * LabelLength < targets.Length; sample++)
        {
            ReadLabel(work, targets.Slice(sample * LabelLength, LabelLength), sample);
        }
    }

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale, bool fused)
    {
        CtcAlignments work = CtcAlignments.OfThread(Steps(outputSize), LabelLength);
        double loss = 0;
        for (int sample = 0; sample * LabelLength < targets.Length; sample++)
        {
            ReadOnlySpan<T> sequence = predictions.Slice(sample * outputSize, outputSize);
            ReadLabel(work, targets.Slice(sample * LabelLength, LabelLength), sample);
            Emit(work, sequence, fused);
            loss -= work.SumForward();
            if (!gradients.IsEmpty)
            {
                work.SumBackward();
                WriteGradient(work, sequence, gradients.Slice(sample * outputSize, outputSize), double.CreateTruncating(scale), fused);
            }
        }

        return loss;
    }

    private int Steps(int outputSize) => outputSize / ClassTargets.Classes(Classes, outputSize, Name);

    private void ReadLabel(CtcAlignments work, ReadOnlySpan<T> target, int sample)
    {
        work.Length = 0;
        int repeats = 0;
        for (int i = 0; i < target.Length; i++)
        {
            int label = ClassTargets.Index(target[i], Classes, sample);
            if (label == Blank)
            {
                continue;
            }

            if (work.Length != i)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Target of sample {sample}: expected blanks only at its end, found {label} behind one."));
            }

            repeats += i > 0 && work.Labels[i - 1] == label ? 1 : 0;
            work.Labels[work.Length++] = label;
        }

        // Equal neighbours need a blank between them.
        if (work.Length + repeats > work.Steps)
        {
            throw new ArgumentException(
                $"Target of sample {sample}: a label of {work.Length} classes with {repeats} repeated ones needs {work.Length + repeats} " +
                $"time steps, found {work.Steps}.");
        }
    }

    /// <summary>ln p of each state of the label at each step.</summary>
    private void Emit(CtcAlignments work, ReadOnlySpan<T> sequence, bool fused)
    {
        for (int t = 0; t < work.Steps; t++)
        {
            ReadOnlySpan<T> row = sequence.Slice(t * Classes, Classes);
            double normalizer = fused ? 0 : LogSumOfExponentials(row);
            work.Normalizers[t] = normalizer;
            Span<double> emissions = work.Emissions(t);
            double blank = LogProbability(row[Blank], normalizer, fused);
            for (int s = 0; s < emissions.Length; s++)
            {
                emissions[s] = s % 2 == 0 ? blank : LogProbability(row[work.Labels[s / 2]], normalizer, fused);
            }
        }
    }

    // At the logits: the softmax less the share of all alignments that pass through the class at that step.
    private void WriteGradient(CtcAlignments work, ReadOnlySpan<T> sequence, Span<T> gradient, double scale, bool fused)
    {
        for (int t = 0; t < work.Steps; t++)
        {
            ReadOnlySpan<T> row = sequence.Slice(t * Classes, Classes);
            Span<T> target = gradient.Slice(t * Classes, Classes);
            for (int k = 0; k < Classes; k++)
            {
                double value = double.CreateTruncating(row[k]);
                target[k] = T.CreateTruncating(scale * (fused ? value : Math.Exp(value - work.Normalizers[t])));
            }

            ReadOnlySpan<double> shares = work.Shares(t);
            for (int s = 0; s < shares.Length; s++)
            {
                int k = s % 2 == 0 ? Blank : work.Labels[s / 2];
                target[k] -= T.CreateTruncating(scale * shares[s]);
            }
        }
    }

    private static double LogProbability(T prediction, double normalizer, bool fused)
        => fused
            ? Math.Log(Math.Max(double.CreateTruncating(prediction), double.CreateTruncating(ClassTargets.SmallestProbability<T>())))
            : double.CreateTruncating(prediction) - normalizer;

    private static double LogSumOfExponentials(ReadOnlySpan<T> row)
    {
        double largest = double.NegativeInfinity;
        foreach (T value in row)
        {
            largest = Math.Max(largest, double.CreateTruncating(value));
        }

        double sum = 0;
        foreach (T value in row)
        {
            sum += Math.Exp(double.CreateTruncating(value) - largest);
        }

        return largest + Math.Log(sum);
    }
}
