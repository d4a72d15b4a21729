using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Threading;

namespace StaticNet;

/// <summary>The parameters of one network instance: one aligned block, and a table of what lies where.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed partial class ParameterStore<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _arena;
    private int _version;

    /// <summary>For generated code: an arena of zeros, described by <paramref name="table"/>.</summary>
    /// <param name="table">All parameters; trainable ones first.</param>
    /// <param name="trainableSize">Elements of the arena's trainable part, padding included.</param>
    /// <param name="size">Elements of the arena.</param>
    public ParameterStore(IReadOnlyList<ParameterInfo> table, int trainableSize, [ValueRange(0)] int size)
    {
        ArgumentNullException.ThrowIfNull(table);
        Table = table;
        TrainableSize = trainableSize;
        _arena = new AlignedBuffer<T>(size);
    }

    /// <summary>All parameters, in arena order.</summary>
    public IReadOnlyList<ParameterInfo> Table { get; }

    /// <summary>The arena's leading part that an optimiser updates.</summary>
    public int TrainableSize { get; }

    /// <summary>Changes whenever <see cref="MutableValues"/> is taken; packed and folded copies of the weights follow it.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>The whole arena as it lies in memory (see <see cref="PackedLayout"/>), padding included.</summary>
    public ReadOnlySpan<T> Values => _arena.Span;

    /// <summary>
    /// The arena for writing. Take it anew for every round of changes: taking it is what tells the network that packed and
    /// folded copies are stale. Padding must stay 0. Not to be written while another thread runs the network.
    /// </summary>
    public Span<T> MutableValues
    {
        get
        {
            Interlocked.Increment(ref _version);
            return _arena.Span;
        }
    }

    /// <summary>
    /// Gives another network these values, running statistics included. Allocates nothing. Neither may be trained meanwhile, and
    /// no other thread may run the network that is written to; <see cref="Published{T}"/> sees to that.
    /// </summary>
    /// <param name="other">The parameters of another instance of the same class of network.</param>
    /// <exception cref="ArgumentException">The other's parameters have other names or shapes; nothing was written.</exception>
    public void CopyTo(ParameterStore<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!HasTableOf(other))
        {
            throw new ArgumentException(
                $"Expected the parameters of an instance of the same class, {string.Join(", ", Names)}; found {string.Join(", ", other.Names)}.",
                nameof(other));
        }

        Values.CopyTo(other.MutableValues);
    }

    /// <summary>For generated code: the first element.</summary>
    public ref T Reference => ref _arena.Reference;

    private bool HasTableOf(ParameterStore<T> other)
    {
        if (ReferenceEquals(Table, other.Table))
        {
            return true;
        }

        bool same = Table.Count == other.Table.Count && Values.Length == other.Values.Length;
        for (int i = 0; same && i < Table.Count; i++)
        {
            (ParameterInfo mine, ParameterInfo theirs) = (Table[i], other.Table[i]);
            same = mine.Name == theirs.Name && mine.Offset == theirs.Offset && mine.Layout == theirs.Layout
                && mine.Shape.SequenceEqual(theirs.Shape);
        }

        return same;
    }
}
