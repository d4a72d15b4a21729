using System;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Training;

public sealed class BatchTilesTests
{
    [Fact]
    public void Tiles_cover_the_batch_evenly_and_workers_cover_the_tiles()
    {
        Random random = new(8);
        for (int round = 0; round < 3000; round++)
        {
            int samples = random.Next(1, 400);
            int tile = random.Next(1, 65);
            int threads = random.Next(1, 9);
            bool tilesMatter = random.Next(2) == 0;
            BatchTiles tiles = BatchTiles.Cut(samples, tile, threads, tilesMatter);
            int[] sizes = [.. Enumerable.Range(0, tiles.Count).Select(t => tiles.Start(t + 1) - tiles.Start(t))];
            Assert.Equal(0, tiles.Start(0));
            Assert.Equal(samples, sizes.Sum());
            Assert.True(sizes.Max() <= tile && sizes.Min() >= 1 && sizes.Max() - sizes.Min() <= 1);
            Assert.Equal((0, tiles.Count), (tiles.FirstTile(0), tiles.FirstTile(tiles.Workers)));
            Assert.All(Enumerable.Range(0, tiles.Workers), worker => Assert.True(tiles.FirstTile(worker) < tiles.FirstTile(worker + 1)));
            Assert.InRange(tiles.Workers, 1, threads);
            if (tilesMatter)
            {
                Assert.Equal(tiles.Count, BatchTiles.Cut(samples, tile, 1, true).Count);
            }
        }
    }

    [Fact]
    public void A_batch_of_one_tile_is_cut_for_two_threads_where_that_changes_nothing_else()
    {
        Assert.Equal((2, 2), (BatchTiles.Cut(32, 32, 2, false).Count, BatchTiles.Cut(32, 32, 2, false).Workers));
        Assert.Equal(1, BatchTiles.Cut(32, 32, 2, true).Workers);
        Assert.Equal(1, BatchTiles.Cut(12, 32, 2, false).Workers);
        Assert.Equal(4, BatchTiles.Cut(96, 32, 2, false).Count);
    }
}
