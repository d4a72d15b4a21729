using System.Collections.Generic;
using System.Linq;
using StaticNet;
using StaticNet.Samples;

namespace Iris;

/// <summary>A network of one fold: it sees nothing of the samples that are held out.</summary>
internal static class Fold
{
    /// <summary>Samples of a training step.</summary>
    public const int BatchSize = 16;

    /// <summary>Trains a new network.</summary>
    /// <param name="settings">Seed, threads, and how long.</param>
    /// <param name="table">What is learnt.</param>
    /// <param name="train">The samples to learn from.</param>
    /// <param name="test">Those held out: they are asked after each epoch, for the chart, and change nothing.</param>
    /// <param name="history">The figures of each epoch.</param>
    public static Trainer<float> Train(SampleSettings settings, Table table, Dataset<float> train, Dataset<float> test, out History history)
    {
        int epochs = settings.Quick ? 40 : 100;
        Trainer<float> trainer = Prepare(settings, table, train, epochs);
        history = trainer.Fit(train, epochs, BatchSize, validation: test);
        return trainer;
    }

    /// <summary>A new network that knows mean and variance of what it is to learn, and no more.</summary>
    /// <param name="settings">Seed and threads.</param>
    /// <param name="table">What is learnt.</param>
    /// <param name="train">The samples to learn from.</param>
    /// <param name="epochs">How often it will see them.</param>
    public static Trainer<float> Prepare(SampleSettings settings, Table table, Dataset<float> train, int epochs)
    {
        INetwork<float> net = table.Create(settings.Seed);
        NormalizationAdapter.Adapt(net, train);
        int steps = (train.Count + BatchSize - 1) / BatchSize * epochs;
        return new Trainer<float>(net, new SparseCategoricalCrossentropy<float>(), new Adam<float>(new CosineDecay(0.01, steps)))
        {
            Metrics = [new Accuracy<float>()],
            Callbacks = [new ProgressBar<float> { KeepEvery = epochs }],
            Seed = (ulong)settings.Seed,
            Threads = settings.Threads,
        };
    }

    /// <summary>How many samples have their most probable class.</summary>
    /// <param name="answers">The probabilities of all classes for each sample.</param>
    /// <param name="test">The samples.</param>
    public static int CountRight(float[] answers, Dataset<float> test)
    {
        int classes = answers.Length / test.Count;
        return answers.Chunk(classes).Where((row, i) => row.Max() == row[(int)test.Target(i)[0]]).Count();
    }

    /// <summary>A figure by epoch, as the mean of all folds.</summary>
    /// <param name="name">What the chart calls it.</param>
    /// <param name="figure">Its name in the history.</param>
    /// <param name="histories">The folds.</param>
    public static Series Mean(string name, string figure, IReadOnlyList<History> histories)
        => new(name, [.. Enumerable.Range(0, histories[0].Epochs.Count).Select(epoch => histories.Average(history => history.Epochs[epoch].Logs[figure]))], 1);
}
