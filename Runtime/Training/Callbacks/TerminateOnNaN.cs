using System.Numerics;

namespace StaticNet;

/// <summary>Ends the training quietly when loss or gradients are not finite, with the weights from before that step.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class TerminateOnNaN<T> : TrainingCallback<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override bool OnNonFiniteLoss(TrainingProgress<T> progress) => true;
}
