using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;

namespace StaticNet.Generator.Kernels;

/// <summary>
/// The gradient of a convolution's input, window by window: what an output element's gradient gives to one row of its window
/// lies side by side in memory, taps along x with all their channels, and is added there in whole vectors. Nothing is
/// multiplied with a border of zeros, and few channels fill the vectors; in return sums pass through memory once per row of a
/// window. <see cref="ContractionGradients.OfA"/> gathers every element's sum in one place instead.
/// </summary>
internal static class WindowGradients
{
    /// <summary>Lanes that the two ways are compared for; with more, few channels speak more for windows.</summary>
    private const int Lanes = 8;

    /// <summary>What adding one vector to memory costs, in multiply-adds of a vector.</summary>
    private const int AdditionCost = 3;

    /// <summary>
    /// Whether this way is possible for out = Σ a·b and takes fewer cycles: windows without padding or groups, whose taps along
    /// the last axis are neighbours.
    /// </summary>
    public static bool Pays(Contraction forward, Tensor a)
    {
        int spatial = a.Dimensions.Count - 1;
        if (spatial == 0 || forward.VectorReadsA || !Enumerable.Range(0, spatial).All(axis => IsWindow(forward, axis, a.Dimensions[axis])))
        {
            return false;
        }

        IndexExpression channel = forward.A.Indices[spatial];
        IndexExpression last = forward.A.Indices[spatial - 1];
        Term output = last.Terms.Single(term => forward.IsParallel(term.Loop));
        Term tap = last.Terms.Single(term => !forward.IsParallel(term.Loop));
        int channels = a.Dimensions[spatial];
        int taps = forward.Loops[tap.Loop].Extent;
        bool neighbours = tap.Coefficient == 1
            && forward.Loops[forward.B.Indices[0].Terms.Single().Loop].Extent == 1
            && channel.Terms.Any(term => term.Coefficient == 1 && forward.Loops[term.Loop].Extent == channels);
        if (!neighbours)
        {
            return false;
        }

        // Along the last axis and per row of a window; the other loops are the same both ways.
        long filters = forward.Loops[forward.VectorLoop].Extent;
        long windows = forward.Loops[output.Loop].Extent * RoundUp(taps * channels) * (filters + AdditionCost);
        long gathered = (long)a.Dimensions[spatial - 1] * taps * RoundUp(channels) * filters / output.Coefficient;
        return windows < gathered;
    }

    /// <summary>da (+)= Σ dout · b.</summary>
    /// <param name="forward">The contraction out = Σ a·b, whose b is [1, taps..., input channels, output channels].</param>
    /// <param name="gradientOfOut">The id of dout.</param>
    /// <param name="gradientOfA">The id of da.</param>
    /// <param name="windows">The id of b as [1, taps but the last..., output channels, last taps · input channels].</param>
    /// <param name="accumulate">Whether to add to what da was before.</param>
    public static IEnumerable<Kernel> Of(Contraction forward, int gradientOfOut, int gradientOfA, int windows, bool accumulate)
    {
        EquatableArray<IndexExpression> kernel = forward.B.Indices;
        int tap = kernel[kernel.Count - 3].Terms.Single().Loop;
        int channel = kernel[kernel.Count - 2].Terms.Single().Loop;
        Loop[] loops = [.. forward.Loops];
        loops[channel] = new Loop(loops[tap].Name + loops[channel].Name, loops[tap].Extent * loops[channel].Extent);
        loops[tap] = loops[tap] with { Extent = 1 };

        // A row of a window goes on behind the element's channels, in those of its neighbours.
        IndexExpression[] target = [.. forward.A.Indices];
        int last = target.Length - 2;
        target[last] = target[last] with { Terms = target[last].Terms.Where(term => term.Loop != tap).ToEquatableArray() };
        target[last + 1] = IndexExpression.OfLoop(channel);
        if (!accumulate)
        {
            yield return new Fill(forward.Label, "input gradient, before windows add to it", gradientOfA);
        }

        yield return ContractionGradients.Simplify(new Contraction(
            forward.Label,
            "input gradient",
            new EquatableArray<Loop>(loops),
            new Access(gradientOfA, new EquatableArray<IndexExpression>(target)),
            forward.Out with { Tensor = gradientOfOut },
            new Access(windows, [.. kernel.Take(kernel.Count - 3), kernel[kernel.Count - 1], IndexExpression.OfLoop(channel)]),
            [],
            Accumulate: true));
    }

    /// <summary>The sizes of b as <see cref="Of"/> reads it.</summary>
    public static EquatableArray<int> Dimensions(Tensor b)
    {
        EquatableArray<int> sizes = b.Dimensions;
        int count = sizes.Count;
        return [.. sizes.Take(count - 3), sizes[count - 1], sizes[count - 3] * sizes[count - 2]];
    }

    /// <summary>Whether an axis of a is stride·y + dilation·k, never outside.</summary>
    private static bool IsWindow(Contraction forward, int axis, int size)
    {
        IndexExpression index = forward.A.Indices[axis];
        return index.Terms.Count == 2
            && index.Terms.Count(term => forward.IsParallel(term.Loop)) == 1
            && index.Minimum(forward.Loops) >= 0
            && index.Maximum(forward.Loops) < size;
    }

    private static int RoundUp(int elements) => (elements + Lanes - 1) / Lanes * Lanes;
}
