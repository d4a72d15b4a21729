using System;
using System.Numerics;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>Samples and what a network should make of them, each kind in one contiguous block, sample after sample.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Dataset<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Wraps the memory; nothing is copied.</summary>
    /// <param name="inputs">Count · <paramref name="inputSize"/> elements.</param>
    /// <param name="targets">Count · <paramref name="targetSize"/> elements.</param>
    /// <param name="inputSize">Elements of one input, at least 1.</param>
    /// <param name="targetSize">Elements of one target, at least 1; 1 for class indices.</param>
    /// <exception cref="ArgumentException">A length is no multiple of its size, or inputs and targets are of different count.</exception>
    public Dataset(
        ReadOnlyMemory<T> inputs,
        ReadOnlyMemory<T> targets,
        [ValueRange(1)] int inputSize,
        [ValueRange(1)] int targetSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetSize, 1);
        int count = CountOf(inputs.Length, inputSize, nameof(inputs));
        int targetCount = CountOf(targets.Length, targetSize, nameof(targets));
        if (count != targetCount)
        {
            throw new ArgumentException(
                $"Expected a target for each input, found {count} inputs ({inputs.Length} elements, {inputSize} each) and " +
                $"{targetCount} targets ({targets.Length} elements, {targetSize} each).",
                nameof(targets));
        }

        Inputs = inputs;
        Targets = targets;
        InputSize = inputSize;
        TargetSize = targetSize;
        Count = count;
    }

    /// <summary>All inputs, one after the other.</summary>
    public ReadOnlyMemory<T> Inputs { get; }

    /// <summary>All targets, one after the other.</summary>
    public ReadOnlyMemory<T> Targets { get; }

    /// <summary>Elements of one input.</summary>
    public int InputSize { get; }

    /// <summary>Elements of one target.</summary>
    public int TargetSize { get; }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The input of a sample.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    public ReadOnlySpan<T> Input([ValueRange(0)] int index)
    {
        CheckIndex(index);
        return Inputs.Span.Slice(index * InputSize, InputSize);
    }

    /// <summary>The target of a sample.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    public ReadOnlySpan<T> Target([ValueRange(0)] int index)
    {
        CheckIndex(index);
        return Targets.Span.Slice(index * TargetSize, TargetSize);
    }

    /// <summary>A run of samples; nothing is copied.</summary>
    /// <param name="start">The first, at least 0.</param>
    /// <param name="count">How many, at least 0; start + count is at most <see cref="Count"/>.</param>
    public Dataset<T> Slice([ValueRange(0)] int start, [ValueRange(0)] int count)
    {
        if (start < 0 || count < 0 || start > Count - count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(start), $"Expected a run within {Count} samples, found {count} from sample {start} on.");
        }

        return new Dataset<T>(
            Inputs.Slice(start * InputSize, count * InputSize),
            Targets.Slice(start * TargetSize, count * TargetSize),
            InputSize,
            TargetSize);
    }

    /// <summary>The first samples and the rest; nothing is copied or reordered, so <see cref="Shuffle"/> sorted data before.</summary>
    /// <param name="firstCount">How many go to the first part, 0 to <see cref="Count"/>.</param>
    public (Dataset<T> First, Dataset<T> Second) Split([ValueRange(0)] int firstCount)
        => (Slice(0, firstCount), Slice(firstCount, Count - firstCount));

    /// <summary>Samples in a new order, copied; a sample may be taken more than once.</summary>
    /// <param name="samples">Their indices, 0 to <see cref="Count"/> − 1.</param>
    public Dataset<T> Select(ReadOnlySpan<int> samples)
    {
        T[] inputs = new T[samples.Length * InputSize];
        T[] targets = new T[samples.Length * TargetSize];
        for (int i = 0; i < samples.Length; i++)
        {
            Input(samples[i]).CopyTo(inputs.AsSpan(i * InputSize));
            Target(samples[i]).CopyTo(targets.AsSpan(i * TargetSize));
        }

        return new Dataset<T>(inputs, targets, InputSize, TargetSize);
    }

    /// <summary>All samples in a random order, copied.</summary>
    /// <param name="seed">Equal seeds give equal orders, on every machine.</param>
    public Dataset<T> Shuffle(ulong seed) => Select(new Xoshiro256(seed).Permutation(Count));

    private static int CountOf(int length, int size, string argument)
        => length % size == 0
            ? length / size
            : throw new ArgumentException($"Expected a multiple of {size} elements, found {length}.", argument);

    private void CheckIndex(int index)
    {
        if ((uint)index >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(nameof(index), $"Expected a sample from 0 to {Count - 1}, found {index}.");
        }
    }
}
