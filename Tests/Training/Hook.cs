using System;
using System.Numerics;

namespace StaticNet.Tests.Training;

/// <summary>A callback made of delegates, which remembers how the training ended.</summary>
internal sealed class Hook<T> : TrainingCallback<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Action<TrainingProgress<T>>? StepEnd { get; init; }

    public Action<TrainingProgress<T>>? EpochEnd { get; init; }

    public Exception? Failure { get; private set; }

    public bool Ended { get; private set; }

    public override void OnStepEnd(TrainingProgress<T> progress) => StepEnd?.Invoke(progress);

    public override void OnEpochEnd(TrainingProgress<T> progress) => EpochEnd?.Invoke(progress);

    public override void OnTrainEnd(TrainingProgress<T> progress) => Ended = true;

    public override void OnTrainException(TrainingProgress<T> progress, Exception exception) => Failure = exception;
}
