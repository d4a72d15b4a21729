using System;
using System.Numerics;

namespace StaticNet;

/// <summary>Lowers the learning rate when a figure no longer gets better; on top of any schedule.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ReduceLROnPlateau<T> : TrainingCallback<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BestValue _best;
    private readonly double _factor;
    private readonly int _patience;
    private readonly int _cooldown;
    private readonly double _minimum;
    private int _wait;
    private int _cooling;

    /// <summary>Chooses what to watch and what to do.</summary>
    /// <param name="monitor">One of <see cref="TrainingProgress{T}.LogNames"/>. Default: <c>val_loss</c>.</param>
    /// <param name="factor">What the rate is multiplied by, above 0 and below 1. Default: 0.1.</param>
    /// <param name="patience">Epochs in a row without getting better after which to do it. Default: 10.</param>
    /// <param name="mode">Which way is better. Default: by the name.</param>
    /// <param name="minDelta">What counts as better must be better by more than this; at least 0. Default: 0.0001.</param>
    /// <param name="cooldown">Epochs after a change that do not count as waiting; at least 0. Default: 0.</param>
    /// <param name="minLearningRate">The rate does not go below this; at least 0. Default: 0.</param>
    public ReduceLROnPlateau(
        string monitor = "val_loss",
        [ValueRange(0, 1, ExcludesMinimum = true, ExcludesMaximum = true)] double factor = 0.1,
        [ValueRange(0)] int patience = 10,
        MonitorMode mode = MonitorMode.Auto,
        [ValueRange(0, double.PositiveInfinity)] double minDelta = 1e-4,
        [ValueRange(0)] int cooldown = 0,
        [ValueRange(0, double.PositiveInfinity)] double minLearningRate = 0)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(factor, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        ArgumentOutOfRangeException.ThrowIfNegative(minDelta);
        ArgumentOutOfRangeException.ThrowIfNegative(cooldown);
        ArgumentOutOfRangeException.ThrowIfNegative(minLearningRate);
        Monitor = monitor;
        _factor = factor;
        _patience = patience;
        _cooldown = cooldown;
        _minimum = minLearningRate;
        _best = new BestValue(monitor, mode, minDelta);
    }

    /// <summary>The figure watched.</summary>
    public string Monitor { get; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingProgress<T> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        // Throws now, and not after an epoch, where there is no such figure.
        _ = progress[Monitor];
        _best.Reset();
        _wait = 0;
        _cooling = 0;
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingProgress<T> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (_cooling > 0)
        {
            _cooling--;
            _wait = 0;
        }

        if (_best.Improve(progress[Monitor]))
        {
            _wait = 0;
        }
        else if (_cooling == 0)
        {
            _wait++;
            if (_wait >= _patience)
            {
                Reduce(progress.Trainer.Optimizer);
            }
        }
    }

    private void Reduce(Optimizer<T> optimizer)
    {
        double current = optimizer.CurrentLearningRate;
        if (current > _minimum)
        {
            optimizer.LearningRateFactor *= Math.Max(current * _factor, _minimum) / current;
            _cooling = _cooldown;
            _wait = 0;
        }
    }
}
