using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// How near predictions come to a signal, in decibels: 10 · log₁₀(peak² / mean squared error), over all outputs of all samples
/// together, as Keras' <c>ops.psnr</c>. 6 dB more is half the error. Infinite where nothing differs.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class PeakSignalToNoiseRatio<T> : MeanMetric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly MeanSquaredError<T> _error = new();
    private readonly double _peak;
    private bool _empty = true;

    /// <summary>A metric for signals of a range.</summary>
    /// <param name="peak">The difference between the largest and the smallest value a signal can have; positive. Default: 1.</param>
    public PeakSignalToNoiseRatio([ValueRange(0, ExcludesMinimum = true)] double peak = 1)
    {
        if (!(peak > 0) || !double.IsFinite(peak))
        {
            throw new ArgumentOutOfRangeException(nameof(peak), peak, "Expected a finite number above 0.");
        }

        _peak = peak;
    }

    /// <inheritdoc/>
    public override string Name => "psnr";

    /// <inheritdoc/>
    public override double Result => _empty ? 0 : 10 * Math.Log10(_peak * _peak / base.Result);

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        _empty = true;
    }

    /// <inheritdoc/>
    public override void Update(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize)
    {
        double sum = _error.Evaluate(predictions, targets, outputSize, default, T.One);
        Add(sum, predictions.Length / outputSize);
        _empty &= predictions.IsEmpty;
    }
}
