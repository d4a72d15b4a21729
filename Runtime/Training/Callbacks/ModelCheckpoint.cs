using System;
using System.Globalization;
using System.Numerics;

namespace StaticNet;

/// <summary>Saves the weights after each epoch (see <see cref="WeightFile"/>).</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ModelCheckpoint<T> : TrainingCallback<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BestValue _best;

    /// <summary>Chooses where and when to save.</summary>
    /// <param name="path">The file; <c>{epoch}</c> in it becomes the epoch's number.</param>
    /// <param name="saveBestOnly">Whether to save only when the figure is better than ever. Default: false.</param>
    /// <param name="monitor">The figure, one of <see cref="TrainingProgress{T}.LogNames"/>. Default: <c>val_loss</c>.</param>
    /// <param name="mode">Which way is better. Default: by the name.</param>
    public ModelCheckpoint(
        string path, bool saveBestOnly = false, string monitor = "val_loss", MonitorMode mode = MonitorMode.Auto)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(monitor);
        Path = path;
        SaveBestOnly = saveBestOnly;
        Monitor = monitor;
        _best = new BestValue(monitor, mode, minDelta: 0);
    }

    /// <summary>The file; <c>{epoch}</c> in it becomes the epoch's number.</summary>
    public string Path { get; }

    /// <summary>Whether to save only when the figure is better than ever.</summary>
    public bool SaveBestOnly { get; }

    /// <summary>The figure watched.</summary>
    public string Monitor { get; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingProgress<T> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        _best.Reset();
        if (SaveBestOnly)
        {
            // Throws now, and not after an epoch, where there is no such figure.
            _ = progress[Monitor];
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingProgress<T> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (!SaveBestOnly || _best.Improve(progress[Monitor]))
        {
            string number = progress.Epoch.ToString(CultureInfo.InvariantCulture);
            string path = Path.Replace("{epoch}", number, StringComparison.Ordinal);
            WeightFile.Save(progress.Trainer.Network.Parameters, path);
        }
    }
}
