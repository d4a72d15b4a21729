using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;

namespace StaticNet.Generator.Kernels;

/// <summary>
/// out[f(i)] (+)= Σ value(operands[g(i)]) over affine index maps: the kernel of everything that is neither a product of
/// matrices nor a window's maximum. It moves (crop, pad, permute, repeat, concatenate), combines with broadcast (an operand
/// need not use every loop), and sums or takes the maximum over the loops that the result does not use. Tensors that every
/// sample has its own of are also indexed by an implicit sample loop, summed over where the result has no sample axis.
/// </summary>
/// <param name="Label">The layer.</param>
/// <param name="Purpose">What it does.</param>
/// <param name="Loops">All loops but the sample's, in any order.</param>
/// <param name="Operands">
/// What is read. Indices outside a per-sample tensor read zeros. Parameters have to be flat (<see cref="Tensor.Flat"/>).
/// </param>
/// <param name="Results">What is written; all of them use the same loops. Several are computed together.</param>
/// <param name="Combine">How the loops are combined that no result uses.</param>
internal sealed record LoopNest(
    string Label,
    string Purpose,
    EquatableArray<Loop> Loops,
    EquatableArray<Access> Operands,
    EquatableArray<NestResult> Results,
    Combine Combine = Combine.Sum)
    : Kernel(Label, Purpose)
{
    /// <summary>
    /// Whether the map that reads the result may be computed along with it: no sums, and vectors run along the result's last axis.
    /// </summary>
    public bool TakesEpilogue { get; init; }

    public override IEnumerable<int> Reads =>
        [.. Operands.Select(static access => access.Tensor), .. Results.Where(static result => result.Accumulate).Select(static result => result.Out.Tensor)];

    public override IEnumerable<int> Writes => Results.Select(static result => result.Out.Tensor).Distinct();

    public override Kernel WithTensors(Func<int, int> map) => this with
    {
        Operands = Operands.Select(access => access.WithTensor(map)).ToEquatableArray(),
        Results = Results.Select(result => result with { Out = result.Out.WithTensor(map) }).ToEquatableArray(),
    };

    /// <summary>Loops that count through a shape.</summary>
    public static EquatableArray<Loop> LoopsOf(EquatableArray<int> dimensions) =>
        dimensions.Select(static (size, axis) => new Loop("i" + axis, size)).ToEquatableArray();

    /// <summary>One result, made from operands that lie as the result does.</summary>
    public static LoopNest Elementwise(string label, string purpose, Tensor result, EquatableArray<Tensor> operands, Expression value, bool accumulate = false) =>
        new(
            label,
            purpose,
            LoopsOf(result.Dimensions),
            operands.Select(Access.Whole).ToEquatableArray(),
            [new NestResult(Access.Whole(result), value, accumulate)]);

    /// <summary>The same without the operands that no result is made of.</summary>
    public LoopNest Trimmed()
    {
        List<int> used = [.. Enumerable.Range(0, Operands.Count).Where(operand => Results.Any(result => result.Value.Uses(operand)))];
        return this with
        {
            Operands = used.Select(operand => Operands[operand]).ToEquatableArray(),
            Results = Results.Select(result => result with { Value = result.Value.Renumber(used.IndexOf) }).ToEquatableArray(),
        };
    }

    public bool IsParallel(int loop) => Results.Any(result => result.Out.Uses(loop));
}

/// <summary>One result of a loop nest.</summary>
/// <param name="Out">Where it goes.</param>
/// <param name="Value">What it is.</param>
/// <param name="Accumulate">
/// Whether it is added to what is there. Only then may several steps of the loops that it uses meet in one element.
/// </param>
internal sealed record NestResult(Access Out, Expression Value, bool Accumulate = false);

/// <summary>How values that meet in one result are combined.</summary>
internal enum Combine
{
    Sum,
    Maximum,
}
