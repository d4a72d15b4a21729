using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Kernels;

/// <summary>
/// Kernels of one step made to kernels of all steps: every tensor of the sample has steps as its first axis, and a loop over them
/// goes around. No kernel runs once per step, and products of matrices become as large as the sequence is long. What a step adds
/// to the gradient of a parameter is summed.
/// </summary>
internal static class StepKernels
{
    /// <summary>The kernel over all steps.</summary>
    /// <param name="kernel">The kernel of one step.</param>
    /// <param name="steps">How many steps.</param>
    /// <param name="tensors">All tensors; those of the sample with the axis of steps.</param>
    public static Kernel Of(Kernel kernel, int steps, IReadOnlyList<Tensor> tensors)
    {
        Loop loop = new("step", steps);
        Access Around(Access access) => new(access.Tensor,
        [
            .. tensors[access.Tensor].PerSample ? [IndexExpression.OfLoop(0)] : (IndexExpression[])[],
            .. access.Indices.Select(static index => index with
            {
                Terms = index.Terms.Select(static term => term with { Loop = term.Loop + 1 }).ToEquatableArray(),
            }),
        ]);
        EquatableArray<WindowAxis> Window(EquatableArray<WindowAxis> window) => [new WindowAxis(steps, 1, 1, 1, 0, 0, steps), .. window];
        return kernel switch
        {
            // These go through all elements, or through rows along the last axis.
            Map or Reduce or Reshape or Fill or Gather or ScatterAdd => kernel,
            Call { Routine: not (Routine.BatchMean or Routine.BatchScale or Routine.BatchGradient) } => kernel,
            Table table => table with { Values = Enumerable.Repeat(table.Values, steps).SelectMany(static values => values).ToEquatableArray() },
            Custom custom => custom with { Steps = steps },
            Contraction contraction => ContractionGradients.Simplify(contraction with
            {
                Loops = [loop, .. contraction.Loops],
                Out = Around(contraction.Out),
                A = Around(contraction.A),
                B = Around(contraction.B),
            }),
            LoopNest nest => nest with
            {
                Loops = [loop, .. nest.Loops],
                Operands = nest.Operands.Select(Around).ToEquatableArray(),
                Results = nest.Results.Select(result => result with { Out = Around(result.Out) }).ToEquatableArray(),
            },
            Pool pool => pool with { Window = Window(pool.Window) },
            PoolGradient pool => pool with { Window = Window(pool.Window) },
            Unpool pool => pool with { Window = Window(pool.Window) },
            UnpoolGradient pool => pool with { Window = Window(pool.Window) },
            Resample resample => resample with { Axis = resample.Axis + 1 },
            _ => throw new InvalidOperationException($"{kernel.Label}: {kernel.GetType().Name} cannot be repeated for steps."),
        };
    }
}
