using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;
using StaticNet.Tests.Kernels;
using Xunit;

namespace StaticNet.Tests.Planning;

/// <summary>Scheduled loops do what the contraction says: the same multiply-adds at the same places in memory, each once.</summary>
public sealed class ContractionSchedulerTests
{
    private const int LargestCount = 60_000;

    [Fact]
    public void Schedules_multiply_what_the_contraction_does()
    {
        int compared = 0;
        foreach ((string network, NetworkPlan plan) in RandomPlans.Draw(60))
        {
            foreach (ProgramPlan program in (ProgramPlan[])[plan.Inference, plan.Training])
            {
                foreach (Contraction contraction in Contractions(program))
                {
                    long count = contraction.Loops.Aggregate((long)program.Samples, static (product, loop) => product * loop.Extent);
                    if (count > LargestCount)
                    {
                        continue;
                    }

                    compared++;
                    List<(int Out, int A, int B)> expected = Plain(contraction, program);
                    foreach (VectorPath path in (VectorPath[])[VectorPath.Wide, VectorPath.Portable])
                    {
                        ContractionSchedule schedule = ContractionScheduler.Run(contraction, program, path, ElementSize(plan));
                        Assert.True(
                            expected.SequenceEqual(Scheduled(schedule, contraction.VectorReadsA, program.Samples)),
                            $"{contraction.Label}, {contraction.Purpose}, {schedule.Reason}: {network}");
                    }
                }
            }
        }

        Assert.InRange(compared, 50, int.MaxValue);
    }

    [Fact]
    public void Register_tiles_cover_every_row_once_and_fit_the_registers()
    {
        foreach ((string network, NetworkPlan plan) in RandomPlans.Draw(150))
        {
            foreach (ProgramPlan program in (ProgramPlan[])[plan.Inference, plan.Training])
            {
                foreach (Contraction contraction in Contractions(program))
                {
                    foreach (VectorPath path in (VectorPath[])[VectorPath.Wide, VectorPath.Portable])
                    {
                        ContractionSchedule schedule = ContractionScheduler.Run(contraction, program, path, ElementSize(plan));

                        // The number of samples is known at run time only: any number up to the tile.
                        int[] extents = schedule.Row is { Extent: FlatLoop.Samples }
                            ? [.. Enumerable.Range(1, program.Samples)]
                            : [schedule.Row?.Extent ?? 1];
                        foreach (int extent in extents)
                        {
                            Assert.True(Enumerable.Range(0, extent).SequenceEqual(Rows(schedule.Tiles, extent)), network);
                        }

                        int rows = schedule.Tiles.Max(static tile => tile.Rows);
                        Assert.True(rows * schedule.Vectors * schedule.Split < path.Registers, $"{schedule.Reason}: {network}");
                    }
                }
            }
        }
    }

    private static IEnumerable<Contraction> Contractions(ProgramPlan program) =>
        program.Program.Forward.Concat(program.Program.Backward).OfType<Contraction>();

    private static int ElementSize(NetworkPlan plan) =>
        plan.Model.Declaration.Precision == StaticNet.Generator.Declarations.Precision.Double ? 8 : 4;

    /// <summary>A tile starts where the one before has ended, and takes whole groups of rows.</summary>
    private static IEnumerable<int> Rows(EquatableArray<RowTile> tiles, int extent)
    {
        int row = 0;
        foreach (RowTile tile in tiles)
        {
            int end = tile.End < 0 ? extent : tile.End;
            for (row = tile.Start > 0 ? tile.Start : row; row + tile.Rows <= end; row += tile.Rows)
            {
                for (int i = 0; i < tile.Rows; i++)
                {
                    yield return row + i;
                }
            }
        }
    }

    /// <summary>Where each multiply-add reads and writes, by the index maps and the tensors' layouts.</summary>
    private static List<(int Out, int A, int B)> Plain(Contraction contraction, ProgramPlan plan)
    {
        List<(int Out, int A, int B)> steps = [];
        foreach (int[] loops in LoopInterpreter.Iterations(contraction.Loops))
        {
            for (int sample = 0; sample < plan.Samples; sample++)
            {
                int At(Access access) =>
                    Address(plan.Placements[access.Tensor].Layout, LoopInterpreter.Indices(access, loops))
                    + (sample * plan.Placements[access.Tensor].SampleStride);
                steps.Add((At(contraction.Out), At(contraction.A), At(contraction.B)));
            }
        }

        steps.Sort();
        return steps;
    }

    private static int Address(TensorLayout layout, int[] indices)
    {
        int address = layout.Base;
        for (int axis = 0; axis < indices.Length; axis++)
        {
            bool columns = axis == indices.Length - 1 && layout.BlockPitch > 0;
            address += columns
                ? (indices[axis] / 16 * layout.BlockPitch) + (indices[axis] % 16)
                : indices[axis] * layout.Strides[axis];
        }

        return address;
    }

    private static List<(int Out, int A, int B)> Scheduled(ContractionSchedule schedule, bool readsA, int samples)
    {
        FlatLoop[] loops = [.. schedule.Outer, .. schedule.Inner, .. schedule.Row is null ? (FlatLoop[])[] : [schedule.Row], .. schedule.Reductions];
        List<(int Out, int A, int B)> steps = [];
        foreach (int[] values in LoopInterpreter.Iterations([.. loops.Select(loop => new Loop(loop.Name, loop.Extent == FlatLoop.Samples ? samples : loop.Extent))]))
        {
            int output = schedule.StartOut + values.Zip(loops, static (value, loop) => value * loop.Out).Sum();
            int a = schedule.StartA + values.Zip(loops, static (value, loop) => value * loop.A).Sum();
            int b = schedule.StartB + values.Zip(loops, static (value, loop) => value * loop.B).Sum();
            for (int column = 0; column < schedule.Columns; column++)
            {
                (int block, int lane) = (column / 16, column % 16);
                int columnOfA = readsA ? column : 0;
                steps.Add((output + (block * schedule.BlockPitchOut) + lane, a + columnOfA, b + (block * schedule.BlockPitchB) + lane));
            }
        }

        steps.Sort();
        return steps;
    }
}
