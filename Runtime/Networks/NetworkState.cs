using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// What a network remembers of a sequence that it is given step by step: states of recurrent layers, the past of causal
/// convolutions. One thread at a time uses it; a network may serve any number of states at once.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class NetworkState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _values;

    /// <summary>For generated code: use the network's <c>CreateState</c>.</summary>
    /// <param name="network">The owner.</param>
    /// <param name="size">Elements.</param>
    public NetworkState(IStreamingNetwork<T> network, [ValueRange(0)] int size)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network = network;
        _values = new AlignedBuffer<T>(size);
    }

    /// <summary>The network that made this state.</summary>
    public IStreamingNetwork<T> Network { get; }

    /// <summary>For generated code: the first element.</summary>
    public ref T Reference => ref _values.Reference;

    /// <summary>Forgets everything: the next step is the first of a sequence.</summary>
    public void Reset() => _values.Span.Clear();

    /// <summary>Makes another state remember what this one does. Allocates nothing.</summary>
    /// <param name="other">A state of the same class of network.</param>
    /// <exception cref="ArgumentException">The other state is another class's.</exception>
    public void CopyTo(NetworkState<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Network.GetType() != Network.GetType())
        {
            throw new ArgumentException($"The state belongs to {other.Network.Info.Name}, not to {Network.Info.Name}.", nameof(other));
        }

        _values.Span.CopyTo(other._values.Span);
    }
}
