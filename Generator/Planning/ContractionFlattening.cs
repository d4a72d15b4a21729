using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Planning;

/// <summary>A contraction's loops with the strides of its operands' layouts, neighbouring loops merged where memory allows.</summary>
/// <param name="Parallel">Loops of the output but the vector axis, outermost first; the sample loop, if any, first.</param>
/// <param name="Reductions">Loops summed over, outermost first; the sample loop, if any, first.</param>
/// <param name="Columns">The extent of the vector axis.</param>
/// <param name="StartA">First element of A.</param>
/// <param name="StartB">First element of B.</param>
/// <param name="StartOut">First element of the output.</param>
/// <param name="StartOperands">First element of each tensor of the epilogue.</param>
/// <param name="Trims">Reduction loops that can leave out the halo.</param>
internal sealed record ContractionFlattening(
    EquatableArray<FlatLoop> Parallel,
    EquatableArray<FlatLoop> Reductions,
    int Columns,
    int StartA,
    int StartB,
    int StartOut,
    EquatableArray<int> StartOperands,
    EquatableArray<Trim> Trims)
{
    public static ContractionFlattening Of(Contraction contraction, ProgramPlan plan)
    {
        Access[] operands =
        [
            .. contraction.EpilogueTensors.Select(tensor => contraction.Out with { Tensor = tensor }),
        ];
        int vector = contraction.VectorLoop;
        List<FlatLoop> parallel = [];
        List<FlatLoop> reductions = [];
        int lastAxis = contraction.Out.Indices.Count - 1;
        for (int loop = 0; loop < contraction.Loops.Count; loop++)
        {
            if (loop == vector)
            {
                continue;
            }

            (contraction.IsParallel(loop) ? parallel : reductions).Add(new FlatLoop(
                contraction.Loops[loop].Name,
                contraction.Loops[loop].Extent,
                Stride(contraction.A, loop, plan),
                Stride(contraction.B, loop, plan),
                Stride(contraction.Out, loop, plan),
                contraction.Out.Indices[lastAxis].Coefficient(loop),
                operands.Select(operand => Stride(operand, loop, plan)).ToEquatableArray()));
        }

        // In the order in which B lies in memory: its columns are then read front to back, and loops that follow each other merge.
        reductions = [.. reductions.OrderByDescending(static loop => Math.Abs(loop.B))];
        if (plan.Batched)
        {
            int Sample(Access access) => plan.Placements[access.Tensor].SampleStride;
            FlatLoop samples = new(
                "s",
                FlatLoop.Samples,
                Sample(contraction.A),
                Sample(contraction.B),
                Sample(contraction.Out),
                0,
                operands.Select(Sample).ToEquatableArray());
            (samples.Out != 0 ? parallel : reductions).Insert(0, samples);
        }

        parallel = Merge(parallel);
        reductions = Merge(reductions);
        return new ContractionFlattening(
            parallel.ToEquatableArray(),
            reductions.ToEquatableArray(),
            contraction.Loops[vector].Extent,
            Start(contraction.A, plan),
            Start(contraction.B, plan),
            Start(contraction.Out, plan),
            operands.Select(operand => Start(operand, plan)).ToEquatableArray(),
            FindTrims(contraction, plan, parallel, reductions).ToEquatableArray());
    }

    private static IEnumerable<Trim> FindTrims(Contraction contraction, ProgramPlan plan, List<FlatLoop> parallel, List<FlatLoop> reductions)
    {
        EquatableArray<int> sizes = plan.Program.Tensors[contraction.A.Tensor].Dimensions;
        for (int axis = 0; axis < contraction.A.Indices.Count; axis++)
        {
            IndexExpression index = contraction.A.Indices[axis];
            Term? along = index.Terms.FirstOrDefault(term => contraction.IsParallel(term.Loop));
            Term? summed = index.Terms.FirstOrDefault(term => !contraction.IsParallel(term.Loop));
            bool leaves = index.Minimum(contraction.Loops) < 0 || index.Maximum(contraction.Loops) >= sizes[axis];
            if (leaves && index.Terms.Count == 2 && along is { Coefficient: > 0 } && summed is { Coefficient: 1 })
            {
                (string loop, string other) = (contraction.Loops[summed.Loop].Name, contraction.Loops[along.Loop].Name);
                if (reductions.Any(flat => flat.Name == loop) && parallel.Any(flat => flat.Name == other))
                {
                    yield return new Trim(loop, other, along.Coefficient, index.Constant, sizes[axis]);
                }
            }
        }
    }

    private static int Stride(Access access, int loop, ProgramPlan plan) => plan.Placements[access.Tensor].Layout.Stride(access, loop);

    private static int Start(Access access, ProgramPlan plan) => plan.Placements[access.Tensor].Layout.Start(access);

    /// <summary>Two nested loops that step through memory as one loop would become that loop.</summary>
    private static List<FlatLoop> Merge(List<FlatLoop> loops)
    {
        List<FlatLoop> merged = [.. loops];
        for (int inner = merged.Count - 1; inner > 0; inner--)
        {
            FlatLoop a = merged[inner - 1];
            FlatLoop b = merged[inner];
            bool one = a.Extent != FlatLoop.Samples && b.Extent != FlatLoop.Samples &&
                a.A == b.A * b.Extent && a.B == b.B * b.Extent && a.Out == b.Out * b.Extent && a.Channel == b.Channel * b.Extent &&
                a.Operands.Zip(b.Operands, (outer, step) => outer == step * b.Extent).All(static same => same);
            if (one)
            {
                merged[inner - 1] = b with { Name = a.Name + b.Name, Extent = a.Extent * b.Extent };
                merged.RemoveAt(inner);
            }
        }

        return merged;
    }
}
