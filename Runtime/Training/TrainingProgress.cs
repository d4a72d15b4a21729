using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace StaticNet;

/// <summary>Where a training stands; what callbacks look at, and how they stop it.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class TrainingProgress<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly string[] _names;
    private readonly double[] _values;

    internal TrainingProgress(Trainer<T> trainer, int epochs, int sampleCount, int stepsPerEpoch, bool validates)
    {
        Trainer = trainer;
        Epochs = epochs;
        SampleCount = sampleCount;
        StepsPerEpoch = stepsPerEpoch;
        string[] names = ["loss", .. trainer.Metrics.Select(metric => metric.Name)];
        _names = validates ? [.. names, .. names.Select(name => $"val_{name}")] : names;
        _values = new double[_names.Length];
        if (_names.Distinct(StringComparer.Ordinal).Count() != _names.Length)
        {
            throw new ArgumentException($"Expected metrics of different names, found {string.Join(", ", names)}.");
        }
    }

    /// <summary>The trainer.</summary>
    public Trainer<T> Trainer { get; }

    /// <summary>The epoch at hand, from 1 on; 0 before the first.</summary>
    public int Epoch { get; internal set; }

    /// <summary>How many epochs there are to be.</summary>
    public int Epochs { get; }

    /// <summary>The step at hand within the epoch, from 1 on; 0 before the first.</summary>
    public int Step { get; internal set; }

    /// <summary>Steps of an epoch.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>Samples of this epoch that were trained on so far.</summary>
    public int Samples { get; internal set; }

    /// <summary>Samples of an epoch.</summary>
    public int SampleCount { get; }

    /// <summary>The mean loss of the last step's batch.</summary>
    public double StepLoss { get; internal set; }

    /// <summary>The epochs so far; the one at hand is added after <c>OnEpochEnd</c>.</summary>
    public History History { get; } = new();

    /// <summary>The figures there are: <c>loss</c>, the metrics, and with validation data each as <c>val_…</c>.</summary>
    public IReadOnlyList<string> LogNames => _names;

    /// <summary>Whether someone asked to stop.</summary>
    public bool StopRequested { get; private set; }

    /// <summary>A figure: the mean over the epoch so far; those after <c>val_</c> are new at <c>OnEpochEnd</c>.</summary>
    /// <param name="name">One of <see cref="LogNames"/>.</param>
    /// <exception cref="ArgumentException">There is no such figure; the message says which there are.</exception>
    public double this[string name]
    {
        get
        {
            int index = Array.IndexOf(_names, name);
            return index >= 0
                ? _values[index]
                : throw new ArgumentException($"There is no figure '{name}'; there is {string.Join(", ", _names)}.", nameof(name));
        }
    }

    /// <summary>Asks to stop after the step at hand; the training then ends as if all epochs were done.</summary>
    public void Stop() => StopRequested = true;

    internal void SetLogs(double loss, IReadOnlyList<Metric<T>> metrics, bool validation)
    {
        int start = validation ? metrics.Count + 1 : 0;
        _values[start] = loss;
        for (int i = 0; i < metrics.Count; i++)
        {
            _values[start + 1 + i] = metrics[i].Result;
        }
    }

    internal Dictionary<string, double> CopyLogs()
        => _names.Zip(_values).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
}
