using System;
using System.Numerics;

namespace StaticNet;

/// <summary>Stops when a figure no longer gets better.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class EarlyStopping<T> : TrainingCallback<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BestValue _best;
    private T[] _bestWeights = [];
    private int _wait;

    /// <summary>Chooses what to watch.</summary>
    /// <param name="monitor">One of <see cref="TrainingProgress{T}.LogNames"/>. Default: <c>val_loss</c>.</param>
    /// <param name="minDelta">What counts as better must be better by more than this; at least 0. Default: 0.</param>
    /// <param name="patience">Epochs in a row without getting better after which to stop; 0 is taken as 1. Default: 0.</param>
    /// <param name="mode">Which way is better. Default: by the name.</param>
    /// <param name="restoreBestWeights">
    /// Whether to end with the weights of the best epoch, however the training ends short of an exception. Default: false.
    /// </param>
    public EarlyStopping(
        string monitor = "val_loss",
        [ValueRange(0, double.PositiveInfinity)] double minDelta = 0,
        [ValueRange(0)] int patience = 0,
        MonitorMode mode = MonitorMode.Auto,
        bool restoreBestWeights = false)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        ArgumentOutOfRangeException.ThrowIfNegative(minDelta);
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        Monitor = monitor;
        Patience = patience;
        RestoreBestWeights = restoreBestWeights;
        _best = new BestValue(monitor, mode, minDelta);
    }

    /// <summary>The figure watched.</summary>
    public string Monitor { get; }

    /// <summary>Epochs in a row without getting better after which to stop.</summary>
    public int Patience { get; }

    /// <summary>Whether to end with the weights of the best epoch.</summary>
    public bool RestoreBestWeights { get; }

    /// <summary>The epoch with the best value, from 1 on; 0 before there is one.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The epoch after which it stopped; 0 if it did not.</summary>
    public int StoppedEpoch { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingProgress<T> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        // Throws now, and not after an epoch, where there is no such figure.
        _ = progress[Monitor];
        _best.Reset();
        _wait = 0;
        BestEpoch = 0;
        StoppedEpoch = 0;
        _bestWeights = RestoreBestWeights ? new T[progress.Trainer.Network.Parameters.Values.Length] : [];
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingProgress<T> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (_best.Improve(progress[Monitor]))
        {
            BestEpoch = progress.Epoch;
            _wait = 0;
            if (RestoreBestWeights)
            {
                progress.Trainer.Network.Parameters.Values.CopyTo(_bestWeights);
            }

            return;
        }

        _wait++;
        if (_wait >= Patience)
        {
            StoppedEpoch = progress.Epoch;
            progress.Stop();
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingProgress<T> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (RestoreBestWeights && BestEpoch > 0)
        {
            _bestWeights.CopyTo(progress.Trainer.Network.Parameters.MutableValues);
        }
    }
}
