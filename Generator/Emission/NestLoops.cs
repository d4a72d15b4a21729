using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission;

/// <summary>A loop of a nest with how far each tensor moves per step, in elements of its layout.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Extent">The trip count; 0 for the sample loop, whose count is known at run time.</param>
/// <param name="Parallel">Whether the results use it.</param>
/// <param name="Strides">By access: operands, then results.</param>
internal sealed record NestLoop(string Name, int Extent, bool Parallel, EquatableArray<int> Strides)
{
    public bool IsSample => Extent == 0;
}

/// <summary>
/// A nest's loops in the order in which they are written: those of the results outside, the others inside. Neighbours are
/// merged where memory allows.
/// </summary>
/// <param name="Outer">Loops of the results, outermost first, but the vector's.</param>
/// <param name="Reductions">The others, but the vector's.</param>
/// <param name="Vector">The loop that vectors run along; null where no loop steps through every tensor by one or not at all.</param>
/// <param name="Starts">By access: the first element.</param>
internal sealed record NestLoops(
    EquatableArray<NestLoop> Outer, EquatableArray<NestLoop> Reductions, NestLoop? Vector, EquatableArray<int> Starts)
{
    public bool Reduces => Reductions.Count > 0 || Vector is { Parallel: false };

    public static NestLoops Of(KernelContext context, LoopNest nest)
    {
        Access[] accesses = [.. nest.Operands, .. nest.Results.Select(static result => result.Out)];
        int operands = nest.Operands.Count;
        List<NestLoop> loops = [];
        for (int loop = 0; loop < nest.Loops.Count; loop++)
        {
            if (nest.Loops[loop].Extent > 1)
            {
                loops.Add(new NestLoop(
                    "i" + Literal.Of(loop),
                    nest.Loops[loop].Extent,
                    nest.IsParallel(loop),
                    accesses.Select(access => Stride(context, access, loop)).ToEquatableArray()));
            }
        }

        Merge(loops);
        NestLoop? vector = loops
            .Where(loop => Enumerable.Range(0, accesses.Length).All(i =>
                i >= operands && loop.Parallel ? loop.Strides[i] == 1 : loop.Strides[i] is 0 or 1))
            .OrderByDescending(static loop => loop.Parallel)
            .ThenByDescending(static loop => loop.Extent)
            .FirstOrDefault();
        if (loops.Count == 0)
        {
            // A single element: a vector of one.
            vector = new NestLoop("i", 1, true, accesses.Select(static _ => 1).ToEquatableArray());
        }

        loops.Remove(vector!);
        if (context.Batched && accesses.Any(access => context.SampleStride(access.Tensor) != 0))
        {
            EquatableArray<int> strides = accesses.Select(access => context.SampleStride(access.Tensor)).ToEquatableArray();
            loops.Insert(0, new NestLoop("s", 0, strides[operands] != 0, strides));
        }

        return new NestLoops(
            loops.Where(static loop => loop.Parallel).OrderByDescending(loop => loop.IsSample ? int.MaxValue : loop.Strides[operands]).ToEquatableArray(),
            loops.Where(static loop => !loop.Parallel).OrderByDescending(static loop => loop.IsSample ? int.MaxValue : loop.Strides.Count == 0 ? 0 : loop.Strides[0]).ToEquatableArray(),
            vector,
            accesses.Select(access => Start(context, access)).ToEquatableArray());
    }

    private static void Merge(List<NestLoop> loops)
    {
        for (int outer = 0; outer < loops.Count; outer++)
        {
            for (int inner = 0; inner < loops.Count; inner++)
            {
                (NestLoop a, NestLoop b) = (loops[outer], loops[inner]);
                if (outer == inner || a.Parallel != b.Parallel ||
                    !Enumerable.Range(0, a.Strides.Count).All(i => a.Strides[i] == b.Strides[i] * b.Extent))
                {
                    continue;
                }

                loops[outer] = b with { Extent = a.Extent * b.Extent };
                loops.RemoveAt(inner);
                (outer, inner) = (-1, loops.Count);
            }
        }
    }

    private static int Stride(KernelContext context, Access access, int loop) => Plain(context, access).Stride(access, loop);

    private static int Start(KernelContext context, Access access) => Plain(context, access).Start(access);

    private static TensorLayout Plain(KernelContext context, Access access) => context.Tensor(access.Tensor).Blocked
        ? throw new InvalidOperationException($"{context.Tensor(access.Tensor).Name} is packed for contractions; a loop nest needs it flat.")
        : context.Layout(access.Tensor);
}
