using System;
using System.Diagnostics;
using System.Threading;
using StaticNet.Numerics;

namespace StaticNet;

public sealed partial class Trainer<T>
{
    private int _epochsDone;

    /// <summary>Trains for a number of epochs, each of which takes every sample once.</summary>
    /// <param name="dataset">The samples.</param>
    /// <param name="epochs">At least 1.</param>
    /// <param name="batchSize">
    /// Samples per step, at least 1; the last batch of an epoch may be smaller. A multiple of the network's tile and the
    /// thread count keeps all threads equally busy.
    /// </param>
    /// <param name="validation">Samples to evaluate on after each epoch; null for none.</param>
    /// <param name="cancellationToken">Stops between two steps; the network keeps what the finished steps have made of it.</param>
    /// <returns>Loss and metrics of each epoch.</returns>
    /// <exception cref="ArgumentException">The data do not fit the network and the loss; nothing has changed.</exception>
    /// <exception cref="TrainingDivergedException">
    /// Loss or gradients are not finite, and no callback took it; the network is as before that step.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public History Fit(
        Dataset<T> dataset,
        [ValueRange(1)] int epochs = 1,
        [ValueRange(1)] int batchSize = 32,
        Dataset<T>? validation = null,
        CancellationToken cancellationToken = default)
    {
        CheckDataset(dataset, nameof(dataset));
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (validation is not null)
        {
            CheckDataset(validation, nameof(validation));
        }

        batchSize = Math.Min(batchSize, dataset.Count);
        int steps = (dataset.Count + batchSize - 1) / batchSize;
        TrainingProgress<T> progress = new(this, epochs, dataset.Count, steps, validation is not null);
        int[] order = new int[dataset.Count];
        _nesting++;
        try
        {
            Runner.Reserve(batchSize);
            Notify(progress, static (callback, state) => callback.OnTrainBegin(state));
            while (progress.Epoch < epochs && !progress.StopRequested)
            {
                FitEpoch(dataset, order, batchSize, validation, progress, cancellationToken);
            }

            Optimizer.FinalizeAverages();
            Notify(progress, static (callback, state) => callback.OnTrainEnd(state));
            return progress.History;
        }
        catch (Exception exception)
        {
            foreach (TrainingCallback<T> callback in Callbacks)
            {
                callback.OnTrainException(progress, exception);
            }

            throw;
        }
        finally
        {
            Release();
        }
    }

    private void FitEpoch(
        Dataset<T> dataset,
        int[] order,
        int batchSize,
        Dataset<T>? validation,
        TrainingProgress<T> progress,
        CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        cancellationToken.ThrowIfCancellationRequested();
        Arrange(order);
        ResetMetrics();
        progress.Epoch++;
        progress.Step = 0;
        progress.Samples = 0;
        Notify(progress, static (callback, state) => callback.OnEpochBegin(state));
        double learningRate = Optimizer.CurrentLearningRate;
        double lossSum = 0;
        while (progress.Samples < dataset.Count && !progress.StopRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int samples = Math.Min(batchSize, dataset.Count - progress.Samples);
            Runner.Select(dataset, order, progress.Samples, samples);
            progress.Step++;
            learningRate = Optimizer.CurrentLearningRate;
            if (!TrainBatch(out double loss))
            {
                progress.StepLoss = loss;
                StopDiverged(progress, loss);
                return;
            }

            lossSum += loss * samples;
            progress.Samples += samples;
            progress.StepLoss = loss;
            UpdateMetrics();
            progress.SetLogs(lossSum / progress.Samples, Metrics, validation: false);
            for (int i = 0; i < Callbacks.Count; i++)
            {
                Callbacks[i].OnStepEnd(progress);
            }
        }

        if (validation is not null)
        {
            Notify(progress, static (callback, state) => callback.OnTestBegin(state));
            double loss = EvaluateBatches(validation, Metrics, cancellationToken);
            progress.SetLogs(loss, Metrics, validation: true);
            Notify(progress, static (callback, state) => callback.OnTestEnd(state));
        }

        Notify(progress, static (callback, state) => callback.OnEpochEnd(state));
        progress.History.Add(
            new EpochResult(progress.Epoch, progress.CopyLogs(), learningRate, Stopwatch.GetElapsedTime(started)));
    }

    private void StopDiverged(TrainingProgress<T> progress, double loss)
    {
        bool taken = false;
        foreach (TrainingCallback<T> callback in Callbacks)
        {
            taken |= callback.OnNonFiniteLoss(progress);
        }

        if (!taken)
        {
            throw new TrainingDivergedException(progress.Epoch, progress.Step, loss);
        }

        progress.Stop();
    }

    // Each epoch's order comes from the seed and the epoch alone.
    private void Arrange(int[] order)
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        ulong epoch = (ulong)_epochsDone++;
        if (Shuffle)
        {
            Xoshiro256 random = new(MixSeed(~Seed, epoch));
            for (int i = order.Length - 1; i > 0; i--)
            {
                int j = random.NextInt(i + 1);
                (order[i], order[j]) = (order[j], order[i]);
            }
        }
    }

    private void ResetMetrics()
    {
        for (int i = 0; i < Metrics.Count; i++)
        {
            Metrics[i].Reset();
        }
    }

    private void UpdateMetrics()
    {
        for (int i = 0; i < Metrics.Count; i++)
        {
            Metrics[i].Update(Runner.Predictions, Runner.Targets, Network.Info.OutputSize);
        }
    }

    private void Notify(TrainingProgress<T> progress, Action<TrainingCallback<T>, TrainingProgress<T>> call)
    {
        foreach (TrainingCallback<T> callback in Callbacks)
        {
            call(callback, progress);
        }
    }
}
