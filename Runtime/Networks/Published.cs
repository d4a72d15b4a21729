using System;
using System.Collections.Generic;
using System.Threading;

namespace StaticNet;

/// <summary>
/// Something that one thread renews while others read it, each reader a whole version and never half of two: a network that is
/// still being trained, together with whatever must fit its weights. It keeps a few instances. <see cref="Publish{TSource}"/> writes to one
/// that nobody reads and then exchanges a reference; readers take no lock, and after as many instances are made as are read at once
/// nothing is allocated.
/// <code>
/// Published&lt;MyNet&gt; published = new(() => new MyNet());
/// published.Publish(trained, static (from, to) => from.Parameters.CopyTo(to.Parameters));     // the trainer, between two steps
///
/// using (Published&lt;MyNet&gt;.Lease lease = published.Acquire())                               // any thread
///     lease.Value.Forward(input, output);
/// </code>
/// </summary>
/// <typeparam name="T">A network, or a class that holds one and what belongs to it.</typeparam>
public sealed class Published<T>
    where T : class
{
    private readonly Func<T> _create;
    private readonly List<Slot> _slots = [];
    private readonly Lock _publishing = new();
    private Slot _current;
    private long _version;

    /// <summary>Publishes a first instance.</summary>
    /// <param name="create">Makes an instance; called now, and when all others are being read.</param>
    public Published(Func<T> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        _create = create;
        _current = Add();
    }

    /// <summary>How many times something was published; who acquires afterwards gets this version or a later one.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>How many instances there are: at most two more than were ever read at once.</summary>
    public int Instances
    {
        get
        {
            lock (_publishing)
            {
                return _slots.Count;
            }
        }
    }

    /// <summary>Writes an instance that nobody reads, and makes it the one that readers get from now on.</summary>
    /// <typeparam name="TSource">Where its contents come from.</typeparam>
    /// <param name="source">Handed to <paramref name="write"/>, so that a static lambda will do.</param>
    /// <param name="write">
    /// Writes the whole instance, which holds some earlier version, and publishes nothing itself. After an exception nothing is published.
    /// </param>
    /// <exception cref="InvalidOperationException">It is called while this thread is publishing: by <paramref name="write"/>, or by what makes an instance.</exception>
    public void Publish<TSource>(TSource source, Action<TSource, T> write)
    {
        ArgumentNullException.ThrowIfNull(write);

        // The lock would let the same thread in again, to the instance that it is writing.
        if (_publishing.IsHeldByCurrentThread)
        {
            throw new InvalidOperationException("Expected no publishing within publishing.");
        }

        lock (_publishing)
        {
            Slot free = FindFree();
            write(source, free.Value);
            free.Version = _version + 1;

            // A full fence: whoever looks for a free instance later sees the readers that still got the old one.
            Interlocked.Exchange(ref _current, free);
            Interlocked.Exchange(ref _version, free.Version);
        }
    }

    /// <summary>The instance published last, which stays as it is until the lease ends.</summary>
    public Lease Acquire()
    {
        while (true)
        {
            Slot slot = Volatile.Read(ref _current);
            Interlocked.Increment(ref slot.Readers);

            // Between the two lines it may have been replaced, and be written to already. If it is the current one now, it is whole,
            // and whoever replaces it will find this reader.
            if (ReferenceEquals(slot, Volatile.Read(ref _current)))
            {
                return new Lease(slot);
            }

            Interlocked.Decrement(ref slot.Readers);
        }
    }

    private Slot FindFree()
    {
        foreach (Slot slot in _slots)
        {
            if (!ReferenceEquals(slot, _current) && Volatile.Read(ref slot.Readers) == 0)
            {
                return slot;
            }
        }

        return Add();
    }

    private Slot Add()
    {
        Slot slot = new(_create());
        _slots.Add(slot);
        return slot;
    }

    /// <summary>The right to read an instance. Dispose of it once, and soon.</summary>
    public readonly ref struct Lease
    {
        private readonly Slot _slot;

        internal Lease(Slot slot) => _slot = slot;

        /// <summary>The instance. Only to be read, and not after the lease has ended.</summary>
        public T Value => _slot.Value;

        /// <summary>How many times something had been published when this was.</summary>
        public long Version => _slot.Version;

        /// <summary>Lets the instance be written again.</summary>
        public void Dispose() => Interlocked.Decrement(ref _slot.Readers);
    }

    internal sealed class Slot(T value)
    {
        internal readonly T Value = value;
        internal long Version;
        internal int Readers;
    }
}
