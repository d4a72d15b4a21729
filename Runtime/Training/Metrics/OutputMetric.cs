using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// A metric of one output of a network that has several, which lie one after the other in its predictions.
/// <see cref="CompositeLoss{T}.Metric"/> makes one with the right places.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class OutputMetric<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Metric<T> _metric;
    private readonly int _outputStart;
    private readonly int _outputSize;
    private readonly int _targetStart;
    private readonly int _targetSize;
    private T[] _predictions = [];
    private T[] _targets = [];

    /// <summary>Points a metric at an output.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="name">Its name in logs.</param>
    /// <param name="outputStart">Where the output starts in a sample's prediction, at least 0.</param>
    /// <param name="outputSize">Its elements, at least 1.</param>
    /// <param name="targetStart">Where its target starts in a sample's target, at least 0.</param>
    /// <param name="targetSize">Elements of that, at least 1.</param>
    public OutputMetric(
        Metric<T> metric,
        string name,
        [ValueRange(0)] int outputStart,
        [ValueRange(1)] int outputSize,
        [ValueRange(0)] int targetStart,
        [ValueRange(1)] int targetSize)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfNegative(outputStart);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(targetStart);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetSize, 1);
        _metric = metric;
        Name = name;
        (_outputStart, _outputSize, _targetStart, _targetSize) = (outputStart, outputSize, targetStart, targetSize);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override double Result => _metric.Result;

    /// <inheritdoc/>
    public override void Reset() => _metric.Reset();

    /// <inheritdoc/>
    public override void Update(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize)
    {
        (int samples, int targetSize) = Measure(predictions.Length, targets.Length, outputSize);
        if (samples == 0)
        {
            return;
        }

        if (_outputStart + _outputSize > outputSize || _targetStart + _targetSize > targetSize)
        {
            throw new ArgumentException(
                $"{Name} expects at least {_outputStart + _outputSize} outputs and {_targetStart + _targetSize} target elements, " +
                $"found {outputSize} and {targetSize}.");
        }

        Gather(predictions, outputSize, _outputStart, _outputSize, samples, ref _predictions);
        Gather(targets, targetSize, _targetStart, _targetSize, samples, ref _targets);
        _metric.Update(_predictions.AsSpan(0, samples * _outputSize), _targets.AsSpan(0, samples * _targetSize), _outputSize);
    }

    private static void Gather(ReadOnlySpan<T> source, int stride, int start, int size, int samples, ref T[] buffer)
    {
        if (buffer.Length < samples * size)
        {
            buffer = new T[samples * size];
        }

        for (int i = 0; i < samples; i++)
        {
            source.Slice((i * stride) + start, size).CopyTo(buffer.AsSpan(i * size));
        }
    }
}
