using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// How far predictions are from targets, and in which direction to move them. As in Keras, a sample's loss is a mean over
/// its outputs (or a cross-entropy over its classes), and a batch's loss is the mean over its samples.
/// <para>
/// A loss of one's own is a struct that implements <see cref="IPointwiseLoss{T}"/>, given to
/// <see cref="PointwiseLoss{T, TLoss}"/>, where outputs do not depend on each other. Else it is a class that derives from this
/// one and overrides <see cref="Name"/> and <see cref="Compute"/>, and <see cref="TargetSize"/> where a target has not as many
/// elements as a prediction. Several threads call <see cref="Evaluate"/> at once, for different samples.
/// </para>
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The Keras name, such as <c>mean_squared_error</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// The output activation that this loss joins into one stable gradient with respect to the activation's input; null if none.
    /// </summary>
    public virtual Activation? FusesWith => null;

    /// <summary>Elements of one sample's target.</summary>
    /// <param name="outputSize">Elements of one sample's prediction.</param>
    public virtual int TargetSize(int outputSize) => outputSize;

    /// <summary>Whether a network's output activation is the one that this loss fuses with.</summary>
    /// <param name="network">The network.</param>
    public bool Fuses(NetworkInfo network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return FusesWith == network.OutputActivation;
    }

    /// <summary>Checks that predictions of a network can be given to this loss.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="ArgumentException">The output's shape does not fit.</exception>
    public virtual void CheckOutput(NetworkInfo network) => ArgumentNullException.ThrowIfNull(network);

    /// <summary>
    /// Checks the values of targets where a wrong one could not be told from a right one later (class indices); for whole data
    /// sets, before training starts.
    /// </summary>
    /// <param name="targets">Any number of samples' targets.</param>
    /// <param name="outputSize">Elements of one sample's prediction.</param>
    /// <exception cref="ArgumentException">A target is not valid; the message says which.</exception>
    public virtual void CheckTargets(ReadOnlySpan<T> targets, int outputSize)
    {
    }

    /// <summary>The summed loss of samples, and its gradient.</summary>
    /// <param name="predictions">n · <paramref name="outputSize"/> elements.</param>
    /// <param name="targets">n · <see cref="TargetSize"/> elements.</param>
    /// <param name="outputSize">Elements of one sample's prediction.</param>
    /// <param name="gradients">
    /// Receives scale · ∂(summed loss)/∂predictions, or, where <paramref name="fused"/>, with respect to the input of the
    /// output activation; as long as the predictions. Empty to evaluate only.
    /// </param>
    /// <param name="scale">What the gradient (not the result) is multiplied by: 1 / batch size for the mean over a batch.</param>
    /// <param name="fused">Whether the predictions come out of the activation <see cref="FusesWith"/>.</param>
    /// <returns>The sum, not the mean, of the samples' losses; not scaled.</returns>
    /// <exception cref="ArgumentException">A length is wrong, or a target is not valid.</exception>
    public double Evaluate(
        ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale, bool fused = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputSize, 1);
        (int samples, int rest) = Math.DivRem(predictions.Length, outputSize);
        if (rest != 0)
        {
            throw new ArgumentException($"Expected a multiple of {outputSize} predictions, found {predictions.Length}.", nameof(predictions));
        }

        if (targets.Length != samples * TargetSize(outputSize))
        {
            throw new ArgumentException(
                $"{Name} of {samples} samples with {outputSize} outputs takes {samples * TargetSize(outputSize)} targets, " +
                $"found {targets.Length}.",
                nameof(targets));
        }

        if (!gradients.IsEmpty && gradients.Length != predictions.Length)
        {
            throw new ArgumentException($"Expected {predictions.Length} gradients or none, found {gradients.Length}.", nameof(gradients));
        }

        if (fused && FusesWith is null)
        {
            throw new ArgumentException($"{Name} fuses with no activation.", nameof(fused));
        }

        return Compute(predictions, targets, outputSize, gradients, scale, fused);
    }

    /// <summary>As <see cref="Evaluate"/>, with lengths already checked.</summary>
    /// <param name="predictions">n · <paramref name="outputSize"/> elements.</param>
    /// <param name="targets">n · <see cref="TargetSize"/> elements.</param>
    /// <param name="outputSize">Elements of one sample's prediction.</param>
    /// <param name="gradients">As long as the predictions, or empty.</param>
    /// <param name="scale">What the gradient is multiplied by.</param>
    /// <param name="fused">Whether the gradient is with respect to the input of the output activation.</param>
    /// <returns>The sum of the samples' losses.</returns>
    protected abstract double Compute(
        ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, int outputSize, Span<T> gradients, T scale, bool fused);
}
