using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;

namespace StaticNet.Generator.Kernels;

/// <summary>
/// The gradients of a contraction, which are contractions again. For out = Σ a·b: db = Σ a·dout over all that b does not
/// index, da = Σ dout·b likewise. Where several loops share an axis of a (a window: stride·y + dilation·k − padding) the
/// second is turned around, so that every element of da is summed in one place and not scattered: the axis falls into as
/// many phases as the stride is long, each a dense contraction over the taps that reach it.
/// </summary>
internal static class ContractionGradients
{
    /// <summary>db += Σ a · dout.</summary>
    public static Contraction OfB(Contraction forward, int gradientOfOut, int gradientOfB) => new(
        forward.Label,
        "kernel gradient",
        forward.Loops,
        forward.B with { Tensor = gradientOfB },
        forward.A,
        forward.Out with { Tensor = gradientOfOut },
        [],
        Accumulate: true);

    /// <summary>
    /// da (+)= Σ dout · b, one contraction per phase. <paramref name="transposedB"/> is b packed by its input channels with its
    /// taps reversed: [groups, taps reversed..., output channels, input channels]; b itself where the vectors of the forward
    /// contraction run along a too.
    /// </summary>
    /// <param name="forward">The contraction out = Σ a·b, whose b is [groups, taps..., input channels, output channels].</param>
    /// <param name="a">The tensor a, whose gradient is made.</param>
    /// <param name="b">The tensor b.</param>
    /// <param name="gradientOfOut">The id of dout.</param>
    /// <param name="gradientOfA">The id of da.</param>
    /// <param name="transposedB">The id of the repacked b.</param>
    /// <param name="accumulate">Whether to add to da.</param>
    /// <returns>The kernels, among them a fill where some elements of da are reached by no tap.</returns>
    public static IEnumerable<Kernel> OfA(
        Contraction forward, Tensor a, Tensor b, int gradientOfOut, int gradientOfA, int transposedB, bool accumulate)
    {
        List<List<AxisPhase?>> axes = [.. forward.A.Indices.Select((index, axis) => Phases(forward, index, a.Dimensions[axis]))];
        List<Contraction> contractions = [];
        bool unreached = false;
        foreach (AxisPhase?[] combination in Product(axes))
        {
            if (combination.Any(static phase => phase is null))
            {
                unreached = true;
                continue;
            }

            contractions.Add(Build(forward, b, combination!, gradientOfOut, gradientOfA, transposedB, accumulate));
        }

        bool fill = unreached && !accumulate;
        if (fill)
        {
            yield return new Fill(forward.Label, "input gradient, elements that no window reaches", gradientOfA);
        }

        foreach (Contraction contraction in contractions)
        {
            yield return contraction;
        }
    }

    /// <summary>
    /// The phases of one axis of a; null stands for a phase that no tap reaches. An axis that a single loop steps through, or
    /// that loops number without gaps or overlaps (channel = group · size + channel in group), is one phase as it stands.
    /// </summary>
    private static List<AxisPhase?> Phases(Contraction forward, IndexExpression index, int size)
    {
        if (index.Enumerates(forward.Loops, size))
        {
            return [AxisPhase.Unchanged(index)];
        }

        // stride·y + dilation·k + constant, y a loop of the output and k a tap.
        Term output = index.Terms.Single(term => forward.IsParallel(term.Loop));
        Term tap = index.Terms.Single(term => !forward.IsParallel(term.Loop));
        int taps = forward.Loops[tap.Loop].Extent;
        int stride = output.Coefficient;
        int dilation = tap.Coefficient;
        List<AxisPhase?> phases = [];
        if (forward.Loops[output.Loop].Extent == 1)
        {
            // One output position: each tap reaches one element, i = dilation·k + constant.
            int firstTap = Math.Max(0, CeilingDivide(-index.Constant, dilation));
            int lastTap = Math.Min(taps - 1, FloorDivide(size - 1 - index.Constant, dilation));
            int reached = lastTap - firstTap + 1;
            if (reached < size)
            {
                phases.Add(null);
            }

            if (reached > 0)
            {
                phases.Add(AxisPhase.TapPerElement(
                    output.Loop, tap.Loop, firstTap, reached, dilation, index.Constant + (dilation * firstTap)));
            }

            return phases;
        }

        int divisor = GreatestCommonDivisor(stride, dilation);
        for (int phase = 0; phase < Math.Min(stride, size); phase++)
        {
            List<int> reaching = [.. Enumerable.Range(0, taps).Where(k => Modulo(phase - index.Constant - (dilation * k), stride) == 0)];
            if (reaching.Count == 0)
            {
                phases.Add(null);
                continue;
            }

            int last = reaching[reaching.Count - 1];
            int count = (size - phase + stride - 1) / stride;
            phases.Add(new AxisPhase(
                OutputLoop: output.Loop,
                TapLoop: tap.Loop,
                Elements: count,
                ElementStride: stride,
                ElementOffset: phase,
                Taps: reaching.Count,
                LastTap: last,
                TapStep: stride / divisor,
                OutputOffset: FloorDivide(phase - index.Constant - (dilation * last), stride),
                OutputStep: dilation / divisor,
                Index: null));
        }

        return phases;
    }

    private static Contraction Build(
        Contraction forward, Tensor b, AxisPhase[] phases, int gradientOfOut, int gradientOfA, int transposedB, bool accumulate)
    {
        // The loops of the forward pass stay in place with new extents; a loop that a phase replaces gets its new meaning.
        Loop[] loops = [.. forward.Loops];
        Dictionary<int, IndexExpression> inOutput = [];
        Dictionary<int, IndexExpression> inKernel = [];
        List<IndexExpression> outIndices = [];
        foreach (AxisPhase phase in phases)
        {
            if (phase.Index is not null)
            {
                outIndices.Add(phase.Index);
                continue;
            }

            if (phase.SingleOutput)
            {
                loops[phase.TapLoop] = loops[phase.TapLoop] with { Extent = phase.Taps };
                inKernel[phase.TapLoop] = IndexExpression.Sum(phase.LastTap, new Term(phase.TapLoop, 1));
                inOutput[phase.OutputLoop] = IndexExpression.Zero;
                outIndices.Add(IndexExpression.Sum(phase.ElementOffset, new Term(phase.TapLoop, phase.ElementStride)));
                continue;
            }

            loops[phase.OutputLoop] = loops[phase.OutputLoop] with { Extent = phase.Elements };
            loops[phase.TapLoop] = loops[phase.TapLoop] with { Extent = phase.Taps };
            outIndices.Add(IndexExpression.Sum(phase.ElementOffset, new Term(phase.OutputLoop, phase.ElementStride)));

            // t counts the taps from the last to the first, so that dout is read forwards.
            inOutput[phase.OutputLoop] = IndexExpression.Sum(
                phase.OutputOffset, new Term(phase.OutputLoop, 1), new Term(phase.TapLoop, phase.OutputStep));
            inKernel[phase.TapLoop] = IndexExpression.Sum(phase.LastTap, new Term(phase.TapLoop, -phase.TapStep));
        }

        EquatableArray<IndexExpression> kernel = forward.B.Indices;
        int axes = kernel.Count;
        List<IndexExpression> transposed = [kernel[0]];
        for (int axis = 1; axis < axes - 2; axis++)
        {
            transposed.Add(Reverse(Substitute(kernel[axis], inKernel), b.Dimensions[axis]));
        }

        transposed.Add(kernel[axes - 1]);
        transposed.Add(kernel[axes - 2]);
        if (forward.VectorReadsA)
        {
            transposed = [.. kernel.Select(index => Substitute(index, inKernel))];
        }

        return Simplify(new Contraction(
            forward.Label,
            "input gradient",
            new EquatableArray<Loop>(loops),
            new Access(gradientOfA, outIndices.ToEquatableArray()),
            new Access(gradientOfOut, forward.Out.Indices.Select(index => Substitute(index, inOutput)).ToEquatableArray()),
            new Access(transposedB, transposed.ToEquatableArray()),
            [],
            accumulate));
    }

    /// <summary>Drops loops of one trip.</summary>
    internal static Contraction Simplify(Contraction contraction)
    {
        int[] newIndex = new int[contraction.Loops.Count];
        List<Loop> kept = [];
        for (int loop = 0; loop < newIndex.Length; loop++)
        {
            bool needed = contraction.Loops[loop].Extent > 1 || loop == contraction.VectorLoop;
            newIndex[loop] = needed ? kept.Count : -1;
            if (needed)
            {
                kept.Add(contraction.Loops[loop]);
            }
        }

        Access Renumber(Access access) => access with
        {
            Indices = access.Indices.Select(index => index with
            {
                Terms = index.Terms.Where(term => newIndex[term.Loop] >= 0)
                    .Select(term => term with { Loop = newIndex[term.Loop] })
                    .ToEquatableArray(),
            }).ToEquatableArray(),
        };

        return contraction with
        {
            Loops = kept.ToEquatableArray(),
            Out = Renumber(contraction.Out),
            A = Renumber(contraction.A),
            B = Renumber(contraction.B),
        };
    }

    private static IndexExpression Substitute(IndexExpression index, Dictionary<int, IndexExpression> replacements)
    {
        int constant = index.Constant;
        List<Term> terms = [];
        foreach (Term term in index.Terms)
        {
            if (replacements.TryGetValue(term.Loop, out IndexExpression? replacement))
            {
                constant += term.Coefficient * replacement.Constant;
                terms.AddRange(replacement.Terms.Select(inner => new Term(inner.Loop, inner.Coefficient * term.Coefficient)));
            }
            else
            {
                terms.Add(term);
            }
        }

        return new IndexExpression(constant, terms.ToEquatableArray());
    }

    private static IndexExpression Reverse(IndexExpression index, int size) => new(
        size - 1 - index.Constant,
        index.Terms.Select(static term => term with { Coefficient = -term.Coefficient }).ToEquatableArray());

    private static IEnumerable<AxisPhase?[]> Product(List<List<AxisPhase?>> axes)
    {
        IEnumerable<AxisPhase?[]> combinations = [[]];
        foreach (List<AxisPhase?> axis in axes)
        {
            combinations = [.. combinations.SelectMany(prefix => axis.Select(phase => (AxisPhase?[])[.. prefix, phase]))];
        }

        return combinations;
    }

    private static int Modulo(int value, int modulus) => ((value % modulus) + modulus) % modulus;

    private static int FloorDivide(int value, int divisor) => (value - Modulo(value, divisor)) / divisor;

    private static int CeilingDivide(int value, int divisor) => -FloorDivide(-value, divisor);

    private static int GreatestCommonDivisor(int x, int y) => y == 0 ? x : GreatestCommonDivisor(y, x % y);

    /// <summary>
    /// One phase of an axis: elements <c>ElementStride·j + ElementOffset</c> of da, reached by the taps
    /// <c>LastTap − TapStep·t</c> from the elements <c>j + OutputOffset + OutputStep·t</c> of dout.
    /// </summary>
    private sealed record AxisPhase(
        int OutputLoop,
        int TapLoop,
        int Elements,
        int ElementStride,
        int ElementOffset,
        int Taps,
        int LastTap,
        int TapStep,
        int OutputOffset,
        int OutputStep,
        IndexExpression? Index)
    {
        /// <summary>With one element of dout, the tap takes the place of j: element and tap go together.</summary>
        public bool SingleOutput { get; private init; }

        public static AxisPhase Unchanged(IndexExpression index) => new(-1, -1, 0, 0, 0, 0, 0, 0, 0, 0, index);

        public static AxisPhase TapPerElement(int outputLoop, int tapLoop, int firstTap, int taps, int stride, int offset) =>
            new(outputLoop, tapLoop, taps, stride, offset, taps, firstTap, 1, 0, 0, null) { SingleOutput = true };
    }
}
