using System;
using System.Numerics;

namespace StaticNet;

/// <summary>Looks on while a network is trained. All methods run on the thread that called <c>Fit</c>, between steps.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class TrainingCallback<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Before the first epoch; the place to check settings.</summary>
    /// <param name="progress">Where the training stands.</param>
    public virtual void OnTrainBegin(TrainingProgress<T> progress)
    {
    }

    /// <summary>Before an epoch's first step.</summary>
    /// <param name="progress">Where the training stands.</param>
    public virtual void OnEpochBegin(TrainingProgress<T> progress)
    {
    }

    /// <summary>After a step; what allocates here allocates at every step.</summary>
    /// <param name="progress">Where the training stands.</param>
    public virtual void OnStepEnd(TrainingProgress<T> progress)
    {
    }

    /// <summary>Before an epoch's validation, where there is one.</summary>
    /// <param name="progress">Where the training stands.</param>
    public virtual void OnTestBegin(TrainingProgress<T> progress)
    {
    }

    /// <summary>After an epoch's validation; its figures are new.</summary>
    /// <param name="progress">Where the training stands.</param>
    public virtual void OnTestEnd(TrainingProgress<T> progress)
    {
    }

    /// <summary>After an epoch and its validation.</summary>
    /// <param name="progress">Where the training stands.</param>
    public virtual void OnEpochEnd(TrainingProgress<T> progress)
    {
    }

    /// <summary>
    /// When loss or gradients are not finite; the step was not applied. Returning true ends the training quietly, with
    /// <see cref="OnTrainEnd"/>; if no callback does, <see cref="TrainingDivergedException"/> is thrown.
    /// </summary>
    /// <param name="progress">Where the training stands; <see cref="TrainingProgress{T}.StepLoss"/> is the loss.</param>
    public virtual bool OnNonFiniteLoss(TrainingProgress<T> progress) => false;

    /// <summary>After the last epoch, or when someone asked to stop; not after an exception.</summary>
    /// <param name="progress">Where the training stands.</param>
    public virtual void OnTrainEnd(TrainingProgress<T> progress)
    {
    }

    /// <summary>In the place of <see cref="OnTrainEnd"/> when an exception ends the training, cancellation included.</summary>
    /// <param name="progress">Where the training stands.</param>
    /// <param name="exception">The exception, which goes on to the caller.</param>
    public virtual void OnTrainException(TrainingProgress<T> progress, Exception exception)
    {
    }
}
