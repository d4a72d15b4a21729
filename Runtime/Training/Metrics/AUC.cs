using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// The area under the receiver operating characteristic, the curve of true over false positives' shares: the probability that an
/// output that should be 1 is larger than one that should be 0; 0.5 for guesses. As in Keras the curve is taken at evenly spaced
/// thresholds with straight lines between them, so that nothing has to be kept of the samples: outputs between the same two
/// thresholds count as equal. All outputs of all samples are taken together; predictions lie in [0, 1].
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class AUC<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // By how many thresholds a prediction is above: of outputs that should be 1, and of the others.
    private readonly long[] _positives;
    private readonly long[] _negatives;

    /// <summary>Chooses how fine the curve is.</summary>
    /// <param name="numThresholds">Thresholds, at least 2, the first below 0 and the last above 1. Default: 200.</param>
    public AUC([ValueRange(2)] int numThresholds = 200)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(numThresholds, 2);
        NumThresholds = numThresholds;
        _positives = new long[numThresholds];
        _negatives = new long[numThresholds];
    }

    /// <summary>The number of thresholds.</summary>
    public int NumThresholds { get; }

    /// <inheritdoc/>
    public override string Name => "auc";

    /// <summary>The area, 0 to 1; 0 while there are only outputs of one kind.</summary>
    public override double Result
    {
        get
        {
            double area = 0;
            long truePositives = 0;
            long falsePositives = 0;
            // From the highest threshold down; each step of the curve is a trapezium.
            for (int i = NumThresholds - 1; i >= 0; i--)
            {
                area += _negatives[i] * (truePositives + (0.5 * _positives[i]));
                truePositives += _positives[i];
                falsePositives += _negatives[i];
            }

            return truePositives == 0 || falsePositives == 0 ? 0 : area / truePositives / falsePositives;
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(_positives);
        Array.Clear(_negatives);
    }

    /// <inheritdoc/>
    public override void Update(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize)
    {
        (int samples, int targetSize) = Measure(predictions.Length, targets.Length, outputSize);
        if (samples > 0 && targetSize != outputSize)
        {
            throw new ArgumentException($"{Name} expects targets of {outputSize} elements, found {targetSize}.", nameof(targets));
        }

        for (int i = 0; i < predictions.Length; i++)
        {
            double prediction = double.CreateTruncating(predictions[i]);
            // Negated, so that NaN is refused.
            if (!(prediction is >= 0 and <= 1))
            {
                throw new ArgumentException($"{Name} expects predictions from 0 to 1, found {prediction}.", nameof(predictions));
            }

            long[] counts = targets[i] != T.Zero ? _positives : _negatives;
            counts[CountBelow(prediction)]++;
        }
    }

    // How many thresholds −ε, 1 / (n − 1), 2 / (n − 1), …, 1 + ε are below it.
    private int CountBelow(double prediction)
    {
        double steps = NumThresholds - 1;
        int guess = (int)Math.Ceiling(prediction * steps);
        // The product was rounded: a threshold is what its own quotient says.
        guess -= guess > 0 && prediction <= (guess - 1) / steps ? 1 : 0;
        guess += guess < NumThresholds - 1 && prediction > guess / steps ? 1 : 0;
        return Math.Clamp(guess, 1, NumThresholds - 1);
    }
}
