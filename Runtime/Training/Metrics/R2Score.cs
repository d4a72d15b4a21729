using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// The coefficient of determination R²: 1 − Σ (target − prediction)² / Σ (target − mean target)² of each output, averaged over the
/// outputs. 1 is perfect, 0 is as good as always saying the mean, and it may be negative. An output whose targets are all equal
/// counts as 0, or as 1 where its predictions are equal to them.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class R2Score<T> : Metric<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double[] _residues = [];
    private double[] _means = [];
    private double[] _variations = [];
    private long _samples;

    /// <inheritdoc/>
    public override string Name => "r2_score";

    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            double sum = 0;
            for (int k = 0; k < _means.Length; k++)
            {
                sum += _residues[k] == 0 ? 1 : _variations[k] == 0 ? 0 : 1 - (_residues[k] / _variations[k]);
            }

            return _samples == 0 ? 0 : sum / _means.Length;
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(_residues);
        Array.Clear(_means);
        Array.Clear(_variations);
        _samples = 0;
    }

    /// <inheritdoc/>
    public override void Update(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize)
    {
        (int samples, int targetSize) = Measure(predictions.Length, targets.Length, outputSize);
        if (samples == 0)
        {
            return;
        }

        if (targetSize != outputSize || (_samples > 0 && outputSize != _means.Length))
        {
            throw new ArgumentException(
                $"{Name} expects {(_samples > 0 ? _means.Length : outputSize)} outputs and as many target elements, " +
                $"found {outputSize} and {targetSize}.");
        }

        if (_means.Length != outputSize)
        {
            _residues = new double[outputSize];
            _means = new double[outputSize];
            _variations = new double[outputSize];
        }

        for (int i = 0; i < samples; i++)
        {
            _samples++;
            for (int k = 0; k < outputSize; k++)
            {
                double target = double.CreateTruncating(targets[(i * outputSize) + k]);
                double residue = target - double.CreateTruncating(predictions[(i * outputSize) + k]);
                _residues[k] += residue * residue;
                // Welford's recurrence, which loses nothing where the mean is large.
                double deviation = target - _means[k];
                _means[k] += deviation / _samples;
                _variations[k] += deviation * (target - _means[k]);
            }
        }
    }
}
