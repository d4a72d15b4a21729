using System;
using System.Linq;
using System.Threading;
using Xunit;

namespace StaticNet.Tests.Networks;

public sealed class PublishedTests
{
    private static readonly Action<long, long[]> s_fill = static (value, values) => Array.Fill(values, value);

    [Fact]
    public void Readers_get_what_was_published_last()
    {
        Published<long[]> published = new(() => new long[4]);
        Assert.Equal(0, published.Version);
        published.Publish(7, s_fill);
        using Published<long[]>.Lease lease = published.Acquire();
        Assert.Equal([7, 7, 7, 7], lease.Value);
        Assert.Equal((1, 1), (lease.Version, published.Version));
    }

    [Fact]
    public void What_is_being_read_is_not_written()
    {
        Published<long[]> published = new(() => new long[4]);
        published.Publish(1, s_fill);
        using (Published<long[]>.Lease first = published.Acquire())
        {
            for (int i = 2; i < 10; i++)
            {
                published.Publish(i, s_fill);
                Assert.Equal([1, 1, 1, 1], first.Value);
                using Published<long[]>.Lease last = published.Acquire();
                Assert.Equal(i, last.Value[0]);
            }

            Assert.Equal(3, published.Instances);
        }

        published.Publish(10, s_fill);
        Assert.Equal(3, published.Instances);
    }

    [Fact]
    public void After_an_exception_the_old_one_stays()
    {
        Published<long[]> published = new(() => new long[4]);
        published.Publish(1, s_fill);
        Assert.Throws<InvalidOperationException>(() => published.Publish(2, static (_, _) => throw new InvalidOperationException()));
        using Published<long[]>.Lease lease = published.Acquire();
        Assert.Equal((1, 1, 1), (lease.Value[0], lease.Version, published.Version));
    }

    [Fact]
    public void Publishing_within_publishing_is_refused()
    {
        Published<long[]> published = new(() => new long[4]);
        Assert.Throws<InvalidOperationException>(() => published.Publish(published, static (self, _) => self.Publish(1, s_fill)));
        Assert.Equal(0, published.Version);
        published.Publish(published, static (self, values) =>
        {
            Array.Fill(values, 2);
            Assert.Throws<InvalidOperationException>(() => self.Publish(1, s_fill));
            Assert.Equal((0, 2), (self.Version, self.Instances));
        });
        using Published<long[]>.Lease lease = published.Acquire();
        Assert.Equal([2, 2, 2, 2], lease.Value);
        Assert.Equal((1, 1), (lease.Version, published.Version));
    }

    [Fact]
    public void Publishing_and_reading_allocate_nothing()
    {
        Published<long[]> published = new(() => new long[4]);
        Round();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Round();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Round()
        {
            for (int i = 0; i < 5; i++)
            {
                published.Publish(i, s_fill);
                using Published<long[]>.Lease lease = published.Acquire();
            }
        }
    }

    [Fact]
    public void No_reader_sees_halves_of_two_versions()
    {
        const int Readers = 3;
        Published<long[]> published = new(() => new long[200]);
        published.Publish(1, s_fill);
        bool done = false;
        long torn = 0;
        long wrongVersions = 0;
        Thread[] threads = [.. Enumerable.Range(0, Readers).Select(_ => new Thread(Read))];
        Array.ForEach(threads, thread => thread.Start());
        for (long version = 2; version < 100_000; version++)
        {
            published.Publish(version, s_fill);
        }

        Volatile.Write(ref done, true);
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal((0, 0), (torn, wrongVersions));
        Assert.InRange(published.Instances, 2, Readers + 2);

        void Read()
        {
            long last = 0;
            while (!Volatile.Read(ref done))
            {
                long version = published.Version;
                using Published<long[]>.Lease lease = published.Acquire();
                Interlocked.Add(ref wrongVersions, version > lease.Version || published.Version < version ? 1 : 0);
                long[] values = lease.Value;
                bool whole = lease.Version >= last && values.AsSpan().IndexOfAnyExcept(lease.Version) < 0;
                Interlocked.Add(ref torn, whole ? 0 : 1);
                last = lease.Version;
            }
        }
    }
}
