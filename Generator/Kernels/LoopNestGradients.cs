using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;

namespace StaticNet.Generator.Kernels;

/// <summary>
/// The gradients of a loop nest that sums, which are loop nests again: for out[f(i)] = Σ v(x[g(i)], ...) it is
/// dx[g(i)] += dout[f(i)] · ∂v/∂x over the same loops.
/// </summary>
internal static class LoopNestGradients
{
    /// <summary>The gradient of one operand.</summary>
    /// <param name="forward">A nest with one result.</param>
    /// <param name="operand">The operand's number.</param>
    /// <param name="gradientOfOut">The tensor of dout.</param>
    /// <param name="gradient">The tensor of dx.</param>
    /// <param name="accumulate">Whether to add to dx.</param>
    /// <returns>The kernels; the first one clears dx where not every element of it is written.</returns>
    public static IEnumerable<Kernel> Of(LoopNest forward, int operand, int gradientOfOut, Tensor gradient, bool accumulate)
    {
        Access target = forward.Operands[operand] with { Tensor = gradient.Id };
        Expression value = new Expression.Operand(forward.Operands.Count)
            * forward.Results[0].Value.Derivative(operand);
        EquatableArray<Access> operands =
            [.. forward.Operands, forward.Results[0].Out with { Tensor = gradientOfOut }];
        bool covers = Covers(target, forward.Loops, gradient.Dimensions);
        if (!covers && !accumulate)
        {
            yield return new Fill(forward.Label, forward.Purpose + " gradient, elements not read", gradient.Id);
        }

        yield return Prune(new LoopNest(
            forward.Label,
            forward.Purpose + " gradient",
            forward.Loops,
            operands,
            [new NestResult(target, value, accumulate || !covers)]));
    }

    /// <summary>Whether an access meets every element of a tensor, and none twice with the loops it uses.</summary>
    public static bool Covers(Access access, EquatableArray<Loop> loops, EquatableArray<int> dimensions)
    {
        List<int> used = [.. access.Indices.SelectMany(static index => index.Terms).Where(term => loops[term.Loop].Extent > 1).Select(static term => term.Loop)];
        return used.Distinct().Count() == used.Count
            && Enumerable.Range(0, dimensions.Count).All(axis => access.Indices[axis].Enumerates(loops, dimensions[axis]));
    }

    /// <summary>Leaves out operands that no result uses.</summary>
    public static LoopNest Prune(LoopNest nest)
    {
        List<int> kept = [.. Enumerable.Range(0, nest.Operands.Count).Where(operand => nest.Results.Any(result => result.Value.Uses(operand)))];
        return nest with
        {
            Operands = kept.Select(operand => nest.Operands[operand]).ToEquatableArray(),
            Results = nest.Results
                .Select(result => result with { Value = result.Value.Renumber(operand => kept.IndexOf(operand)) })
                .ToEquatableArray(),
        };
    }
}
