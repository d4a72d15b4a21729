using System;
using System.Numerics;

namespace StaticNet;

/// <summary>What every generated network offers; training, weights and tools build on this and nothing else.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface INetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Names, shapes, sizes and costs.</summary>
    NetworkInfo Info { get; }

    /// <summary>The parameters of this instance, by name.</summary>
    ParameterStore<T> Parameters { get; }

    /// <summary>Inference of one sample; thread-safe, and allocates nothing after the first call on a thread.</summary>
    /// <param name="input">Exactly <see cref="NetworkInfo.InputSize"/> elements.</param>
    /// <param name="output">Exactly <see cref="NetworkInfo.OutputSize"/> elements.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    void Forward(ReadOnlySpan<T> input, Span<T> output);

    /// <summary>Room for <paramref name="capacity"/> samples of a training pass: activations and parameter gradients.</summary>
    /// <param name="capacity">How many samples a pass may hold, at least 1.</param>
    NetworkContext<T> CreateContext([ValueRange(1)] int capacity);

    /// <summary>
    /// Runs samples through the network and records in <paramref name="context"/> what <c>Backward</c> needs. With
    /// <see cref="NetworkContext{T}.Training"/> set to false it evaluates (no dropout, running statistics), for batch inference.
    /// </summary>
    /// <param name="context">A context of this network; used by one thread at a time.</param>
    /// <param name="inputs">n · <see cref="NetworkInfo.InputSize"/> elements, 1 ≤ n ≤ capacity.</param>
    /// <param name="outputs">n · <see cref="NetworkInfo.OutputSize"/> elements.</param>
    void Forward(NetworkContext<T> context, ReadOnlySpan<T> inputs, Span<T> outputs);

    /// <summary>
    /// The gradients of a loss for the pass recorded last: adds the parameters' to <see cref="NetworkContext{T}.Gradients"/>
    /// and writes the inputs' where asked.
    /// </summary>
    /// <param name="context">The context of the <c>Forward</c> call.</param>
    /// <param name="outputGradients">∂loss/∂output, n · <see cref="NetworkInfo.OutputSize"/> elements.</param>
    /// <param name="inputGradients">Receives ∂loss/∂input, n · <see cref="NetworkInfo.InputSize"/> elements; empty to skip it.</param>
    void Backward(NetworkContext<T> context, ReadOnlySpan<T> outputGradients, Span<T> inputGradients = default);

    /// <summary>
    /// As <c>Backward</c>, but <paramref name="logitGradients"/> is ∂loss/∂(the input of the output activation): for losses
    /// that fuse with a final softmax or sigmoid into a stable gradient.
    /// </summary>
    /// <param name="context">The context of the <c>Forward</c> call.</param>
    /// <param name="logitGradients">n · <see cref="NetworkInfo.OutputSize"/> elements.</param>
    /// <param name="inputGradients">Receives ∂loss/∂input; empty to skip it.</param>
    void BackwardFromLogits(NetworkContext<T> context, ReadOnlySpan<T> logitGradients, Span<T> inputGradients = default);

    /// <summary>
    /// Moves running statistics (batch normalisation) by what the passes since the gradients were cleared have seen.
    /// Call once per training step, with the summed gradients; without such layers it does nothing.
    /// </summary>
    /// <param name="gradients">The summed gradients of all contexts of the step, as in <see cref="NetworkContext{T}.Gradients"/>.</param>
    /// <param name="samples">How many samples they were summed over.</param>
    void UpdateStatistics(ReadOnlySpan<T> gradients, int samples);
}
