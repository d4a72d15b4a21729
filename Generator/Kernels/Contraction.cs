using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;

namespace StaticNet.Generator.Kernels;

/// <summary>
/// out[o] (+)= epilogue(Σ a[f(o, r)] · b[g(o, r)]): loops that the output uses are parallel, the others are summed over.
/// Tensors that every sample has its own of are also indexed by an implicit sample loop; it is summed over where the output
/// has no sample axis (the gradient of a kernel). The idea is that of MLIR's linalg.generic.
/// </summary>
/// <param name="Label">The layer.</param>
/// <param name="Purpose">What it does.</param>
/// <param name="Loops">All loops but the sample's.</param>
/// <param name="Out">The result; its last axis is the one that vectors run along.</param>
/// <param name="A">The operand that is read element by element, or along with the vectors (<see cref="VectorReadsA"/>).</param>
/// <param name="B">The operand whose last axis vectors run along.</param>
/// <param name="Epilogue">Applied to each sum.</param>
/// <param name="Accumulate">Whether the result is added to what is there.</param>
internal sealed record Contraction(
    string Label,
    string Purpose,
    EquatableArray<Loop> Loops,
    Access Out,
    Access A,
    Access B,
    EquatableArray<Pointwise> Epilogue,
    bool Accumulate = false)
    : Kernel(Label, Purpose)
{
    public override IEnumerable<int> Reads =>
        [A.Tensor, B.Tensor, .. ReadsOf(Epilogue), .. Accumulate ? (int[])[Out.Tensor] : []];

    public override IEnumerable<int> Writes => [Out.Tensor];

    public override Kernel WithTensors(Func<int, int> map) => this with
    {
        Out = Out.WithTensor(map), A = A.WithTensor(map), B = B.WithTensor(map), Epilogue = Epilogue.WithTensors(map),
    };

    /// <summary>The tensors of the output's shape that the epilogue reads, in its order.</summary>
    public IEnumerable<int> EpilogueTensors => Epilogue
        .Select(static step => step switch
        {
            Pointwise.AddTensor add => add.Tensor,
            Pointwise.MultiplyGradient gradient => gradient.Tensor,
            _ => -1,
        })
        .Where(static tensor => tensor >= 0);

    /// <summary>Whether it runs at every step of a scan with the same B, so that what the nearest cache keeps of B is met again.</summary>
    public bool Repeated { get; init; }

    /// <summary>Whether vectors run along what is summed, side by side in A and B: for outputs of one column.</summary>
    public bool AlongSum { get; init; }

    public bool IsParallel(int loop) => Out.Uses(loop);

    /// <summary>
    /// The loop that vectors run along: the one that steps the output's last axis by one and does not touch A. Where there is
    /// none (a depthwise convolution), the one that steps the last axes of all three. <see cref="AlongSum"/> makes it one that is
    /// summed over.
    /// </summary>
    public int VectorLoop
    {
        get
        {
            if (AlongSum)
            {
                return Enumerable.Range(0, Loops.Count).First(loop => !Out.Uses(loop) && Last(A).Coefficient(loop) == 1 && Last(B).Coefficient(loop) == 1);
            }

            List<int> candidates = [.. Enumerable.Range(0, Loops.Count).Where(loop =>
                Last(Out).Coefficient(loop) == 1 && Last(B).Coefficient(loop) == 1 && (!A.Uses(loop) || Last(A).Coefficient(loop) == 1))];
            return candidates.Where(loop => !A.Uses(loop)).Concat(candidates).First();
        }
    }

    /// <summary>Whether A is read in vectors too, element by element of them times B, and not one element times a vector.</summary>
    public bool VectorReadsA => A.Uses(VectorLoop);

    private static IndexExpression Last(Access access) => access.Indices[access.Indices.Count - 1];
}
