using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace StaticNet;

public sealed partial class Trainer<T>
{
    // Batches of several tiles per thread keep the threads busy between two meetings.
    private const int TilesPerThread = 4;

    private int EvaluationBatch => Network.Info.Tile * Math.Min(Threads, 64) * TilesPerThread;

    /// <summary>Loss and metrics on a data set, as at inference (no dropout, running statistics). Changes no parameter.</summary>
    /// <param name="dataset">The samples.</param>
    /// <param name="metrics">The metrics to compute; default: those of the trainer. They are reset first and keep the figures.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <exception cref="ArgumentException">The data do not fit the network and the loss.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public EvaluationResult Evaluate(
        Dataset<T> dataset, IReadOnlyList<Metric<T>>? metrics = null, CancellationToken cancellationToken = default)
    {
        CheckDataset(dataset, nameof(dataset));
        metrics ??= Metrics;
        _nesting++;
        try
        {
            double loss = EvaluateBatches(dataset, metrics, cancellationToken);
            return new EvaluationResult(loss, metrics.ToDictionary(metric => metric.Name, metric => metric.Result));
        }
        finally
        {
            Release();
        }
    }

    /// <summary>The network's outputs for many samples, as at inference, computed on all threads.</summary>
    /// <param name="inputs">n · input size elements, n at least 1.</param>
    /// <param name="outputs">n · output size elements.</param>
    /// <exception cref="ArgumentException">A length is wrong; nothing was written.</exception>
    public void Predict(ReadOnlySpan<T> inputs, Span<T> outputs)
    {
        NetworkInfo info = Network.Info;
        int samples = CountSamples(inputs.Length);
        if (outputs.Length != samples * info.OutputSize)
        {
            throw new ArgumentException($"Expected room for {samples * info.OutputSize} outputs, found {outputs.Length}.", nameof(outputs));
        }

        _nesting++;
        try
        {
            for (int start = 0; start < samples; start += EvaluationBatch)
            {
                int count = Math.Min(EvaluationBatch, samples - start);
                Runner.Reserve(count);
                Runner.SelectBuffers(count);
                inputs.Slice(start * info.InputSize, count * info.InputSize).CopyTo(Runner.InputBuffer);
                Runner.Evaluate(withLoss: false);
                Runner.Predictions.CopyTo(outputs[(start * info.OutputSize)..]);
            }
        }
        finally
        {
            Release();
        }
    }

    /// <summary>The network's outputs for many samples, as at inference, computed on all threads.</summary>
    /// <param name="inputs">n · input size elements, n at least 1.</param>
    /// <returns>n · output size elements.</returns>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public T[] Predict(ReadOnlySpan<T> inputs)
    {
        T[] outputs = new T[CountSamples(inputs.Length) * Network.Info.OutputSize];
        Predict(inputs, outputs);
        return outputs;
    }

    private double EvaluateBatches(Dataset<T> dataset, IReadOnlyList<Metric<T>> metrics, CancellationToken cancellationToken)
    {
        NetworkInfo info = Network.Info;
        foreach (Metric<T> metric in metrics)
        {
            metric.Reset();
        }

        double loss = 0;
        for (int start = 0; start < dataset.Count; start += EvaluationBatch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int count = Math.Min(EvaluationBatch, dataset.Count - start);
            Runner.Reserve(count);
            Runner.SelectBuffers(count);
            Dataset<T> batch = dataset.Slice(start, count);
            batch.Inputs.Span.CopyTo(Runner.InputBuffer);
            batch.Targets.Span.CopyTo(Runner.TargetBuffer);
            loss += Runner.Evaluate(withLoss: true);
            foreach (Metric<T> metric in metrics)
            {
                metric.Update(Runner.Predictions, Runner.Targets, info.OutputSize);
            }
        }

        return (loss / dataset.Count) + Runner.Penalty;
    }
}
