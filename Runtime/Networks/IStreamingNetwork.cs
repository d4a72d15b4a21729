using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// A network that also runs step by step: its input is a sequence, and each output depends on the steps up to its own. The
/// generator adds this to networks of recurrent layers and causal convolutions, with layers between them that look at one step.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface IStreamingNetwork<T> : INetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Elements of one step's input.</summary>
    int StepInputSize { get; }

    /// <summary>
    /// Elements of one step's output: of a layer that hands on sequences one step, of one that hands on its last state that
    /// state as it would be if the sequence ended here.
    /// </summary>
    int StepOutputSize { get; }

    /// <summary>A memory that knows of no step yet.</summary>
    NetworkState<T> CreateState();

    /// <summary>Runs one step and remembers it. Allocates nothing after the first call on a thread.</summary>
    /// <param name="state">A state of this network's class; used by one thread at a time.</param>
    /// <param name="input">Exactly <see cref="StepInputSize"/> elements.</param>
    /// <param name="output">Receives exactly <see cref="StepOutputSize"/> elements.</param>
    /// <exception cref="ArgumentException">A length is wrong, or the state belongs to another class of network.</exception>
    void Step(NetworkState<T> state, ReadOnlySpan<T> input, Span<T> output);
}
