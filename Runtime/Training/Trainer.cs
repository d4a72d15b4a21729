using System;
using System.Collections.Generic;
using System.Numerics;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>
/// Trains and evaluates a network. A minibatch is cut into tiles that several threads work on; with equal data, seed and
/// thread count, training gives the same bits every time. The losses it tells contain the penalties of the parameters
/// (<see cref="WeightPenalty{T}"/>) and of activities (<see cref="ActivityRegularizationAttribute"/>), as in Keras. After the first, a training step allocates nothing. Not thread-safe; while it
/// trains no other thread may run the network.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed partial class Trainer<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private BatchRunner<T>? _runner;
    private long _steps;
    private int _nesting;
    private bool _keepThreads;

    /// <summary>Joins a network, what it should minimise, and how.</summary>
    /// <param name="network">The network.</param>
    /// <param name="loss">The loss. It joins with the output activation into one stable gradient where it can.</param>
    /// <param name="optimizer">The optimiser; it starts anew where it last served another network.</param>
    /// <exception cref="ArgumentException">The network's output does not fit the loss.</exception>
    public Trainer(INetwork<T> network, Loss<T> loss, Optimizer<T> optimizer)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimizer);
        loss.CheckOutput(network.Info);
        Network = network;
        Loss = loss;
        Optimizer = optimizer;
    }

    /// <summary>The network.</summary>
    public INetwork<T> Network { get; }

    /// <summary>What is minimised.</summary>
    public Loss<T> Loss { get; }

    /// <summary>How.</summary>
    public Optimizer<T> Optimizer { get; }

    /// <summary>Figures to keep beside the loss. Their names must differ. Default: none.</summary>
    public IReadOnlyList<Metric<T>> Metrics { get; init; } = [];

    /// <summary>Called during <c>Fit</c>, in this order. Default: none.</summary>
    public IReadOnlyList<TrainingCallback<T>> Callbacks { get; init; } = [];

    /// <summary>
    /// Threads that share the work, the calling one included; at least 1. Another count rounds sums differently. Default: one
    /// per processor.
    /// </summary>
    [ValueRange(1)]
    public int Threads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }
    = Environment.ProcessorCount;

    /// <summary>Chooses the order of samples and what dropout drops. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether every epoch takes the samples in a new order. Default: true.</summary>
    public bool Shuffle { get; init; } = true;

    private BatchRunner<T> Runner => _runner ??= new BatchRunner<T>(Network, Loss, Optimizer, Threads);

    /// <summary>
    /// One training step, for loops of one's own; no callbacks, no metrics. Allocates nothing after the first step of this
    /// batch size. Keeps its threads until <see cref="Dispose"/>.
    /// </summary>
    /// <param name="inputs">n · input size elements, n at least 1.</param>
    /// <param name="targets">n · target size elements.</param>
    /// <returns>The mean loss of the batch with all penalties, before the update.</returns>
    /// <exception cref="ArgumentException">A length is wrong or a target is not valid; nothing has changed.</exception>
    /// <exception cref="TrainingDivergedException">Loss or gradients are not finite; nothing has changed.</exception>
    public double Step(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
    {
        int samples = CountSamples(inputs.Length);
        int targetSize = Loss.TargetSize(Network.Info.OutputSize);
        if (targets.Length != samples * targetSize)
        {
            throw new ArgumentException($"Expected {samples * targetSize} target elements, found {targets.Length}.", nameof(targets));
        }

        _keepThreads = true;
        Runner.Reserve(samples);
        Runner.SelectBuffers(samples);
        inputs.CopyTo(Runner.InputBuffer);
        targets.CopyTo(Runner.TargetBuffer);
        return TrainBatch(out double loss) ? loss : throw new TrainingDivergedException(0, _steps, loss);
    }

    /// <summary>Ends the threads that <see cref="Step"/> keeps. The trainer can still be used.</summary>
    public void Dispose()
    {
        _keepThreads = false;
        _runner?.Dispose();
    }

    private bool TrainBatch(out double loss)
    {
        _steps++;
        return Runner.Train(MixSeed(Seed, (ulong)_steps), out loss);
    }

    // Depends on all bits of both.
    private static ulong MixSeed(ulong seed, ulong index) => Xoshiro256.Mix(unchecked(Xoshiro256.Mix(seed) + index));

    private int CountSamples(int inputLength)
    {
        (int samples, int rest) = Math.DivRem(inputLength, Network.Info.InputSize);
        return samples > 0 && rest == 0
            ? samples
            : throw new ArgumentException(
                $"Expected samples of {Network.Info.InputSize} elements, at least one, found {inputLength} elements.");
    }

    private void CheckDataset(Dataset<T> dataset, string argument)
    {
        ArgumentNullException.ThrowIfNull(dataset, argument);
        NetworkInfo info = Network.Info;
        int targetSize = Loss.TargetSize(info.OutputSize);
        if (dataset.Count == 0 || dataset.InputSize != info.InputSize || dataset.TargetSize != targetSize)
        {
            throw new ArgumentException(
                $"{info.Name} with {Loss.Name} expects at least one sample of {info.InputSize} input and {targetSize} target " +
                $"elements, found {dataset.Count} of {dataset.InputSize} and {dataset.TargetSize}.",
                argument);
        }

        Loss.CheckTargets(dataset.Targets.Span, info.OutputSize);
    }

    // Evaluations may run within a training, from callbacks: only the outermost call lets the threads go.
    private void Release()
    {
        _nesting--;
        if (_nesting == 0 && !_keepThreads)
        {
            _runner?.ReleaseThreads();
        }
    }
}
