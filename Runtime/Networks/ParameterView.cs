using System;
using System.Numerics;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>One parameter of a network, read and written in Keras' shape and order (row-major, last axis fastest).</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class ParameterView<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ParameterStore<T> _store;

    internal ParameterView(ParameterStore<T> store, ParameterInfo info)
    {
        _store = store;
        Info = info;
    }

    /// <summary>Name, shape and place.</summary>
    public ParameterInfo Info { get; }

    /// <summary>The number of elements, without the padding that they have in memory.</summary>
    public int Count => Info.Layout.Count;

    /// <summary>Copies the values out.</summary>
    /// <param name="destination">Exactly <see cref="Count"/> elements.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public void Read(Span<T> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        Unpack(_store.Values, destination);
    }

    /// <summary>A copy of the values.</summary>
    public T[] ToArray()
    {
        T[] values = new T[Count];
        Read(values);
        return values;
    }

    /// <summary>Replaces the values. Not to be called while another thread runs the network.</summary>
    /// <param name="source">Exactly <see cref="Count"/> elements.</param>
    /// <exception cref="ArgumentException">The length is wrong; nothing was written.</exception>
    public void Write(ReadOnlySpan<T> source)
    {
        CheckLength(source.Length, nameof(source));
        PackedLayout layout = Info.Layout;
        Packing.Pack(source, _store.MutableValues.Slice(Info.Offset, layout.Size), layout);
    }

    /// <summary>Copies the parameter's gradient out of a context.</summary>
    /// <param name="context">A context of the same network.</param>
    /// <param name="destination">Exactly <see cref="Count"/> elements.</param>
    /// <exception cref="ArgumentException">The length is wrong, or the context belongs to another network.</exception>
    public void ReadGradient(NetworkContext<T> context, Span<T> destination)
    {
        ArgumentNullException.ThrowIfNull(context);
        CheckLength(destination.Length, nameof(destination));
        if (!ReferenceEquals(context.Network.Parameters, _store))
        {
            throw new ArgumentException($"The context belongs to another network than the parameter '{Info.Name}'.", nameof(context));
        }

        Unpack(context.Gradients, destination);
    }

    private void Unpack(ReadOnlySpan<T> arena, Span<T> destination)
    {
        Packing.Unpack(arena.Slice(Info.Offset, Info.Layout.Size), destination, Info.Layout);
    }

    private void CheckLength(int length, string argument)
    {
        if (length != Count)
        {
            throw new ArgumentException(
                $"Parameter '{Info.Name}' has shape [{string.Join(", ", Info.Shape)}]: expected {Count} elements, found {length}.",
                argument);
        }
    }
}
