using System;

namespace StaticNet;

/// <summary>How a minibatch is cut into tiles, and which worker takes which: by arithmetic alone, so that it repeats.</summary>
/// <param name="Samples">Samples of the minibatch.</param>
/// <param name="Count">Tiles; their sizes differ by at most one sample.</param>
/// <param name="Workers">Workers that get tiles, each a run of neighbours.</param>
internal readonly record struct BatchTiles(int Samples, int Count, int Workers)
{
    // Below this a tile no longer makes up for what starting it costs.
    private const int SmallestShare = 8;

    /// <summary>Cuts a minibatch.</summary>
    /// <param name="samples">At least 1.</param>
    /// <param name="tile">The largest tile.</param>
    /// <param name="threads">Threads at hand.</param>
    /// <param name="tilesMatter">
    /// Whether the outcome depends on where the cuts are (batch normalisation takes its statistics over a tile). Then they do
    /// not depend on the thread count; else a minibatch of few tiles is cut finer, so that all threads have work.
    /// </param>
    internal static BatchTiles Cut(int samples, int tile, int threads, bool tilesMatter)
    {
        int count = (samples + tile - 1) / tile;
        if (!tilesMatter)
        {
            int even = (count + threads - 1) / threads * threads;
            count = Math.Max(count, Math.Min(even, samples / SmallestShare));
        }

        return new BatchTiles(samples, count, Math.Min(threads, count));
    }

    /// <summary>The first sample of a tile; that of tile <see cref="Count"/> is the end.</summary>
    internal int Start(int tile) => (int)((long)Samples * tile / Count);

    /// <summary>The first tile of a worker; that of worker <see cref="Workers"/> is the end.</summary>
    internal int FirstTile(int worker) => (int)((long)Count * worker / Workers);
}
