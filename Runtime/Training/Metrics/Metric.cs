using System;
using System.Numerics;

namespace StaticNet;

/// <summary>A figure over many samples, gathered batch by batch. Used by one thread at a time.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The name in logs and history, such as <c>accuracy</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The figure for all samples since <see cref="Reset"/>; 0 where there were none.</summary>
    public abstract double Result { get; }

    /// <summary>Forgets all samples.</summary>
    public abstract void Reset();

    /// <summary>Adds samples.</summary>
    /// <param name="predictions">n · <paramref name="outputSize"/> elements.</param>
    /// <param name="targets">n · (elements of one target) elements.</param>
    /// <param name="outputSize">Elements of one prediction.</param>
    /// <exception cref="ArgumentException">A length or a target does not fit.</exception>
    public abstract void Update(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize);

    /// <summary>How many samples and elements per target there are.</summary>
    /// <param name="predictions">Elements of all predictions.</param>
    /// <param name="targets">Elements of all targets.</param>
    /// <param name="outputSize">Elements of one prediction.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    protected static (int Samples, int TargetSize) Measure(int predictions, int targets, int outputSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputSize, 1);
        int samples = predictions / outputSize;
        return predictions % outputSize == 0 && (samples == 0 ? targets == 0 : targets % samples == 0 && targets > 0)
            ? (samples, samples == 0 ? 1 : targets / samples)
            : throw new ArgumentException(
                $"Expected n predictions of {outputSize} elements and n targets, found {predictions} and {targets} elements"
                + (targets > 0 && predictions % targets == 0 && predictions / targets != outputSize
                    ? $": {predictions / targets} for each element of the targets."
                    : "."));
    }

    /// <summary>The position of the largest value; the first of equals.</summary>
    /// <param name="values">At least one.</param>
    protected static int ArgMax(ReadOnlySpan<T> values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best])
            {
                best = i;
            }
        }

        return best;
    }
}
