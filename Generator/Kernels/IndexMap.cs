using System;
using System.Linq;
using StaticNet.Generator.Common;

namespace StaticNet.Generator.Kernels;

/// <summary>A loop of a kernel.</summary>
/// <param name="Name">The variable's name in generated code.</param>
/// <param name="Extent">Its trip count.</param>
internal sealed record Loop(string Name, int Extent);

/// <summary>A multiple of a loop variable.</summary>
/// <param name="Loop">The loop's position in the kernel's list.</param>
/// <param name="Coefficient">What it is multiplied by.</param>
internal sealed record Term(int Loop, int Coefficient);

/// <summary>An affine function of loop variables: Σ coefficient · loop + constant.</summary>
internal sealed record IndexExpression(int Constant, EquatableArray<Term> Terms)
{
    public static IndexExpression Zero { get; } = new(0, []);

    public static IndexExpression OfLoop(int loop) => new(0, [new Term(loop, 1)]);

    public static IndexExpression Sum(int constant, params Term[] terms) => new(constant, new EquatableArray<Term>(terms));

    public int Coefficient(int loop)
    {
        int sum = 0;
        foreach (Term term in Terms)
        {
            sum += term.Loop == loop ? term.Coefficient : 0;
        }

        return sum;
    }

    public bool Uses(int loop) => Coefficient(loop) != 0;

    /// <summary>The smallest value over the loops' ranges.</summary>
    public int Minimum(EquatableArray<Loop> loops) =>
        Constant + Terms.Sum(term => term.Coefficient < 0 ? term.Coefficient * (loops[term.Loop].Extent - 1) : 0);

    /// <summary>The largest value over the loops' ranges.</summary>
    public int Maximum(EquatableArray<Loop> loops) =>
        Constant + Terms.Sum(term => term.Coefficient > 0 ? term.Coefficient * (loops[term.Loop].Extent - 1) : 0);

    /// <summary>Whether the loops count through 0..size−1, each value once (a mixed-radix number).</summary>
    public bool Enumerates(EquatableArray<Loop> loops, int size)
    {
        int next = 1;
        foreach (Term term in Terms.Where(term => loops[term.Loop].Extent > 1).OrderBy(static term => term.Coefficient))
        {
            if (term.Coefficient != next)
            {
                return false;
            }

            next *= loops[term.Loop].Extent;
        }

        return Constant == 0 && next == size;
    }
}

/// <summary>How a kernel addresses a tensor: one affine expression per axis.</summary>
/// <param name="Tensor">The tensor's id.</param>
/// <param name="Indices">One per axis; values outside the tensor read zeros (the halo).</param>
internal sealed record Access(int Tensor, EquatableArray<IndexExpression> Indices)
{
    /// <summary>Every element, axis by axis of the loops.</summary>
    public static Access Whole(Tensor tensor) => new(
        tensor.Id, Enumerable.Range(0, tensor.Dimensions.Count).Select(IndexExpression.OfLoop).ToEquatableArray());

    /// <summary>An element addressed by one expression per axis.</summary>
    public static Access Of(Tensor tensor, params IndexExpression[] indices) => new(tensor.Id, new EquatableArray<IndexExpression>(indices));

    public bool Uses(int loop)
    {
        foreach (IndexExpression index in Indices)
        {
            if (index.Uses(loop))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same places of another tensor.</summary>
    public Access WithTensor(Func<int, int> map) => this with { Tensor = map(Tensor) };
}
