using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Validates with the moving averages of the parameters in the place of the parameters, for an optimiser with
/// <see cref="Optimizer{T}.UseEma"/>.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="swapOnEpoch">
/// Whether the averages also stay in place from an epoch's validation until the next epoch begins, so that callbacks behind this
/// one (<see cref="ModelCheckpoint{T}"/>) see them. Default: false.
/// </param>
public sealed class SwapEMAWeights<T>(bool swapOnEpoch = false) : TrainingCallback<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The optimiser keeps no averages.</exception>
    public override void OnTrainBegin(TrainingProgress<T> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (!progress.Trainer.Optimizer.UseEma)
        {
            throw new InvalidOperationException("SwapEMAWeights expects an optimiser with UseEma.");
        }
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingProgress<T> progress) => Use(progress, averages: false);

    /// <inheritdoc/>
    public override void OnTestBegin(TrainingProgress<T> progress) => Use(progress, averages: true);

    /// <inheritdoc/>
    public override void OnTestEnd(TrainingProgress<T> progress) => Use(progress, averages: swapOnEpoch);

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingProgress<T> progress) => Use(progress, averages: swapOnEpoch);

    /// <inheritdoc/>
    public override void OnTrainException(TrainingProgress<T> progress, Exception exception) => Use(progress, averages: false);

    private static void Use(TrainingProgress<T> progress, bool averages)
    {
        ArgumentNullException.ThrowIfNull(progress);
        Optimizer<T> optimizer = progress.Trainer.Optimizer;
        if (optimizer.AveragesInUse != averages)
        {
            optimizer.SwapAverages();
        }
    }
}
