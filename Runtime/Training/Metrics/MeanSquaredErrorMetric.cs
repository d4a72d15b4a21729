using System;
using System.Numerics;

namespace StaticNet;

/// <summary>The mean of (prediction − target)² over all outputs of all samples.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class MeanSquaredErrorMetric<T> : MeanMetric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly MeanSquaredError<T> _error = new();

    /// <inheritdoc/>
    public override string Name => "mean_squared_error";

    /// <inheritdoc/>
    public override void Update(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize)
    {
        double sum = _error.Evaluate(predictions, targets, outputSize, default, T.One);
        Add(sum, predictions.Length / outputSize);
    }
}
