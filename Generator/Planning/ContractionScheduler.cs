using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Planning;

/// <summary>
/// Chooses rows, register tile and reduction split of a contraction by a small cost model of one core: two multiply-adds and
/// two loads a cycle, a latency of four, and so many registers.
/// </summary>
internal static class ContractionScheduler
{
    private const int Block = ParameterTable.Block;
    private const double MultiplyAddsPerCycle = 2;
    private const double LoadsPerCycle = 2;
    private const double Latency = 4;

    /// <summary>Bytes of weights that will not all be in the second-level cache when their turn comes.</summary>
    private const int PrefetchedBytes = 256 * 1024;

    /// <summary>Rows of the tiles between the large ones and single rows: as few as keep the multiply-add units busy.</summary>
    private const int LargestRest = 4;

    /// <summary>Bytes of B that stay in the first-level cache of common machines (32 to 48 KB) beside what else a step needs.</summary>
    private const int NearestCache = 24 << 10;

    /// <summary>Pixels to sum over from which a sample's own sums are worth one read and write of the result.</summary>
    private const int LongReduction = 32;

    public static ContractionSchedule Run(Contraction contraction, ProgramPlan plan, VectorPath path, int elementSize)
    {
        ContractionFlattening flat = ContractionFlattening.Of(contraction, plan);
        List<FlatLoop> parallel = [.. flat.Parallel];
        List<FlatLoop> reductions = [.. flat.Reductions];
        List<FlatLoop> outer = [];

        // A sum over samples and many pixels is taken sample by sample, so that one sample's pixels stay in the nearest cache.
        FlatLoop? summedSamples = reductions.FirstOrDefault(static loop => loop.Extent == FlatLoop.Samples);
        if (summedSamples is not null && contraction.Accumulate &&
            Product(reductions.Where(loop => loop != summedSamples)) >= LongReduction)
        {
            reductions.Remove(summedSamples);
            outer.Add(summedSamples);
        }

        FlatLoop? row = ChooseRow(parallel, flat.Columns, plan.Program.Tensors[contraction.Out.Tensor].Blocked);
        foreach (FlatLoop loop in parallel.Where(loop => loop != row && (loop.B != 0 || loop.Extent == FlatLoop.Samples)))
        {
            outer.Add(loop);
        }

        List<FlatLoop> inner = [.. parallel.Where(loop => loop != row && !outer.Contains(loop))];
        int rows = row is null ? 1 : Trips(row, plan.Samples);
        bool countKnown = row?.Extent != FlatLoop.Samples;
        Choice choice = ChooseTile(flat, path, elementSize, rows, countKnown, reductions, plan.Samples, contraction.VectorReadsA);
        Tensor output = plan.Program.Tensors[contraction.Out.Tensor];
        StoreMode store = Store(contraction, output, flat, outer, inner, row);
        return new ContractionSchedule(
            outer.ToEquatableArray(),
            inner.ToEquatableArray(),
            row,
            choice.Tiles,
            choice.Vectors,
            choice.Split,
            reductions.ToEquatableArray(),
            flat.Trims.Where(trim => inner.Concat(outer).Any(loop => loop.Name == trim.Along)).ToEquatableArray(),
            flat.Columns,
            flat.StartA,
            flat.StartB,
            flat.StartOut,
            flat.StartOperands,
            BlockPitch(contraction.B.Tensor, plan),
            BlockPitch(contraction.Out.Tensor, plan),
            Prefetches(contraction, plan, elementSize, row, reductions),
            Alternates(contraction, plan, outer, choice, flat, path, elementSize, store),
            store,
            Describe(row, rows, choice, flat, reductions, path, Efficiency(choice, rows, flat, path, elementSize, reductions, plan.Samples)));
    }

    /// <summary>
    /// The innermost loop that leaves B alone; samples where the image offers too few rows. Rows that overlap in the output, as
    /// those of windows do, would wait for each other on their way through memory.
    /// </summary>
    private static FlatLoop? ChooseRow(List<FlatLoop> parallel, int columns, bool blocked)
    {
        List<FlatLoop> candidates = [.. parallel.Where(loop =>
            loop.B == 0 && loop.A != 0 && (blocked || loop.Extent == FlatLoop.Samples || Math.Abs(loop.Out) >= columns))];
        FlatLoop? spatial = candidates.Where(static loop => loop.Extent != FlatLoop.Samples)
            .Aggregate((FlatLoop?)null, static (best, loop) => best is null || loop.Extent >= Math.Min(best.Extent, 8) ? loop : best);
        FlatLoop? samples = candidates.FirstOrDefault(static loop => loop.Extent == FlatLoop.Samples);
        return samples is not null && (spatial is null || spatial.Extent < 4) ? samples : spatial;
    }

    private static Choice ChooseTile(
        ContractionFlattening flat,
        VectorPath path,
        int elementSize,
        int rows,
        bool countKnown,
        List<FlatLoop> reductions,
        int samples,
        bool vectorReadsA)
    {
        int lanes = path.Lanes(elementSize);
        int columnVectors = (flat.Columns + lanes - 1) / lanes;
        int blocks = (flat.Columns + Block - 1) / Block;
        int depth = reductions.Aggregate(1, (product, loop) => product * Trips(loop, samples));
        int innermost = reductions.Count == 0 ? 1 : Trips(reductions[reductions.Count - 1], samples);
        Choice? best = null;
        foreach (int vectors in VectorCounts(path, lanes, blocks, columnVectors))
        {
            // With a single row every vector of B is used once, straight from memory.
            int mostRows = Math.Min(rows, Math.Max((path.Registers - 1 - vectors) / vectors, vectors + 2 <= path.Registers ? 1 : 0));
            foreach (EquatableArray<RowTile> tiles in Candidates(rows, mostRows, countKnown))
            {
                int tileRows = tiles[0].Rows;
                for (int split = 1; split <= 4; split *= 2)
                {
                    if (split > 1 && (tileRows * vectors * split > path.Registers - 4 || innermost < 4 * split || tileRows * vectors >= 8))
                    {
                        continue;
                    }

                    double cost = Cost(rows, tiles, vectors, split, columnVectors, depth, vectorReadsA);
                    if (best is null || cost < best.Cost - 1e-9)
                    {
                        best = new Choice(tiles, vectors, split, cost);
                    }
                }
            }
        }

        return best!;
    }

    /// <summary>
    /// Vectors per tile that never leave the packed columns: inside one block, or whole blocks that divide their number.
    /// On the portable path a power of two, since the vector size is known only to the JIT.
    /// </summary>
    private static IEnumerable<int> VectorCounts(VectorPath path, int lanes, int blocks, int columnVectors)
    {
        int perBlock = Block / lanes;
        for (int vectors = 1; vectors <= 8 && vectors < 2 * columnVectors; vectors++)
        {
            bool powerOfTwo = (vectors & (vectors - 1)) == 0;
            bool fits = vectors <= perBlock ? perBlock % vectors == 0 : vectors % perBlock == 0 && blocks % (vectors / perBlock) == 0;
            if (fits && (powerOfTwo || path == VectorPath.Wide))
            {
                yield return vectors;
            }
        }
    }

    /// <summary>Cycles for all rows and columns.</summary>
    private static double Cost(
        int rows, EquatableArray<RowTile> tiles, int vectors, int split, int columnVectors, int depth, bool vectorReadsA)
    {
        double Tile(int r)
        {
            int loads = vectorReadsA ? r * vectors : r;
            double step = Math.Max(
                Math.Max(r * vectors / MultiplyAddsPerCycle, (loads + vectors) / LoadsPerCycle),
                Math.Max(Latency / split, 1));
            double end = (r * vectors * split * 1.0) + 8;
            return (depth * step) + end;
        }

        int columnTiles = (columnVectors + vectors - 1) / vectors;
        double cycles = 0;
        int row = 0;
        foreach (RowTile tile in tiles)
        {
            int count = Math.Max(0, ((tile.End < 0 ? rows - tile.Reserve : tile.End) - row) / tile.Rows);
            cycles += count * Tile(tile.Rows);
            row += count * tile.Rows;
        }

        return columnTiles * cycles;
    }

    /// <summary>Ways to cut the rows into register tiles, by the rows of the largest.</summary>
    private static IEnumerable<EquatableArray<RowTile>> Candidates(int rows, int mostRows, bool countKnown)
    {
        for (int tileRows = 1; tileRows <= mostRows; tileRows++)
        {
            if (countKnown)
            {
                yield return EqualTiles(rows, tileRows);
                continue;
            }

            foreach (EquatableArray<RowTile> tiles in SampleTiles(rows, tileRows))
            {
                yield return tiles;
            }
        }
    }

    /// <summary>Equal tiles, as far as the rows divide.</summary>
    private static EquatableArray<RowTile> EqualTiles(int rows, int tileRows)
    {
        int tiles = (rows + tileRows - 1) / tileRows;
        int small = rows / tiles;
        int large = rows - (small * tiles);
        return large == 0
            ? [new RowTile(0, rows, small)]
            : [new RowTile(0, large * (small + 1), small + 1), new RowTile(large * (small + 1), rows, small)];
    }

    /// <summary>
    /// Tiles for a number of samples known at run time: they divide that of a full pass, <paramref name="rows"/>, by keeping
    /// rows back for smaller tiles. Single rows take what is left of fewer samples, and run at a fraction of the rate.
    /// </summary>
    private static IEnumerable<EquatableArray<RowTile>> SampleTiles(int rows, int tileRows)
    {
        if (tileRows == 1)
        {
            yield return [new RowTile(0, -1, 1)];
            yield break;
        }

        yield return [new RowTile(0, -1, tileRows), new RowTile(0, -1, 1)];
        for (int rest = 2; rest <= Math.Min(LargestRest, tileRows - 1); rest++)
        {
            for (int reserve = rows % tileRows; reserve < rows; reserve += tileRows)
            {
                if (reserve % rest == 0)
                {
                    yield return [new RowTile(0, -1, tileRows, reserve), new RowTile(0, -1, rest), new RowTile(0, -1, 1)];
                    break;
                }
            }
        }
    }

    /// <summary>
    /// Whole vectors may be stored where the rows of the output follow each other gap-free in the order in which they are
    /// computed: what a surplus lane spoils is then written afterwards. Column tiles run from the last to the first.
    /// </summary>
    private static StoreMode Store(
        Contraction contraction, Tensor output, ContractionFlattening flat, List<FlatLoop> outer, List<FlatLoop> inner, FlatLoop? row)
    {
        if (flat.Columns % Block == 0)
        {
            return StoreMode.Whole;
        }

        // Behind a view lie other steps, which may have been computed before.
        bool ordered = !contraction.Accumulate && output.PerSample && output.View is null && flat.Columns == output.Channels &&
            outer.All(static loop => loop.Extent == FlatLoop.Samples);
        IEnumerable<FlatLoop> pixels = [.. inner, .. row is null || row.Extent == FlatLoop.Samples ? (FlatLoop[])[] : [row]];
        int written = pixels.Aggregate(1, static (product, loop) => product * loop.Extent) * flat.Columns;
        bool ascending = pixels.Zip(pixels.Skip(1), static (a, b) => a.Out > b.Out).All(static descending => descending);
        return ordered && ascending && written == output.Count ? StoreMode.Whole : StoreMode.Masked;
    }

    /// <summary>
    /// Columns of weights too large for the second-level cache come from memory further away, a panel per column tile, and are
    /// then used for all samples. Asked for one tile ahead, they do not hold up the first rows (78 % of the multiply-add rate
    /// without, 91 % with it, for 1024 × 1024 weights and 32 samples).
    /// </summary>
    private static bool Prefetches(Contraction contraction, ProgramPlan plan, int elementSize, FlatLoop? row, List<FlatLoop> reductions) =>
        row?.Extent == FlatLoop.Samples && reductions.Count == 1 && reductions[0].B == Block &&
        (long)plan.Placements[contraction.B.Tensor].Layout.Size * elementSize >= PrefetchedBytes;

    private static bool Alternates(
        Contraction contraction, ProgramPlan plan, List<FlatLoop> outer, Choice choice, ContractionFlattening flat, VectorPath path, int elementSize, StoreMode store) =>
        contraction.Repeated && outer.Count == 0 && store == StoreMode.Whole && flat.Columns % Block == 0
        && flat.Columns > choice.Vectors * path.Lanes(elementSize)
        && plan.Placements[contraction.B.Tensor].Layout.Size * elementSize > NearestCache;

    private static int BlockPitch(int tensor, ProgramPlan plan)
    {
        int pitch = plan.Placements[tensor].Layout.BlockPitch;
        return pitch == 0 ? Block : pitch;
    }

    private static int Trips(FlatLoop loop, int samples) => loop.Extent == FlatLoop.Samples ? samples : loop.Extent;

    private static int Product(IEnumerable<FlatLoop> loops) => loops.Aggregate(1, static (product, loop) => product * loop.Extent);

    /// <summary>The share of the multiply-add rate, in percent, that the cost model expects.</summary>
    private static int Efficiency(
        Choice choice, int rows, ContractionFlattening flat, VectorPath path, int elementSize, List<FlatLoop> reductions, int samples)
    {
        double columns = (double)flat.Columns / path.Lanes(elementSize);
        double depth = reductions.Aggregate(1, (product, loop) => product * Trips(loop, samples));
        return (int)Math.Round(100 * rows * columns * depth / MultiplyAddsPerCycle / choice.Cost);
    }

    private static string Describe(
        FlatLoop? row, int rows, Choice choice, ContractionFlattening flat, List<FlatLoop> reductions, VectorPath path, int efficiency)
    {
        string rowText = row is null
            ? "a single row"
            : row.Extent == FlatLoop.Samples ? "rows are samples" : $"rows run along {row.Name} ({rows})";
        string split = choice.Split == 1 ? "" : $" × {choice.Split} partial sums that hide the latency of a multiply-add";
        string sum = reductions.Count == 0
            ? "nothing is summed"
            : "sums over " + string.Join(", ", reductions.Select(static loop =>
                loop.Extent == FlatLoop.Samples ? "samples" : $"{loop.Name} ({loop.Extent})"));
        string tiles = string.Join(" and ", choice.Tiles.Take(Math.Max(1, choice.Tiles.Count - (row?.Extent == FlatLoop.Samples ? 1 : 0)))
            .Select(static tile => tile.Rows).Distinct());
        return $"vectors run along {flat.Columns} columns, {rowText}; {sum}.\n" +
            $"Register tile of {tiles} rows × {choice.Vectors} vectors{split}: " +
            $"{choice.Rows * choice.Vectors * choice.Split} accumulators of {path.Registers} registers, " +
            $"the least cycles by the cost model, {efficiency} % of the multiply-add rate";
    }

    private sealed record Choice(EquatableArray<RowTile> Tiles, int Vectors, int Split, double Cost)
    {
        public int Rows => Tiles[0].Rows;
    }
}
