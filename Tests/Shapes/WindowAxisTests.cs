using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Shapes;
using Xunit;

namespace StaticNet.Tests.Shapes;

public sealed class WindowAxisTests
{
    /// <summary>Counts, for small sizes, the windows that fit by trying every position.</summary>
    [Fact]
    public void Windows_are_those_that_fit_one_by_one()
    {
        foreach ((int input, int size, int stride, int dilation) in Cases())
        {
            WindowAxis valid = WindowAxis.Resolve(input, size, stride, dilation, PaddingKind.Valid)!;
            Assert.Equal(CountWindows(input, size, stride, dilation), valid.Output);
            Assert.Equal((0, 0), (valid.PadBefore, valid.PadAfter));

            // Same: as many windows as there are starts in the input, and just enough padding for them.
            WindowAxis same = WindowAxis.Resolve(input, size, stride, dilation, PaddingKind.Same)!;
            Assert.Equal(Enumerable.Range(0, input).Count(position => position % stride == 0), same.Output);
            Assert.InRange(same.PadAfter - same.PadBefore, 0, 1);
            int total = same.PadBefore + same.PadAfter;
            Assert.True(CountWindows(input + total, size, stride, dilation) >= same.Output);
            Assert.True(total == 0 || CountWindows(input + total - 1, size, stride, dilation) < same.Output);
        }
    }

    [Fact]
    public void A_window_of_Same_padding_always_meets_its_input()
    {
        foreach ((int input, int size, int stride, _) in Cases())
        {
            WindowAxis same = WindowAxis.Resolve(input, size, stride, 1, PaddingKind.Same)!;
            for (int output = 0; output < same.Output; output++)
            {
                int start = (output * stride) - same.PadBefore;
                Assert.Contains(Enumerable.Range(start, size), position => position >= 0 && position < input);
            }
        }
    }

    [Fact]
    public void Padded_windows_are_those_that_fit_the_padded_axis()
    {
        foreach ((int input, int size, int stride, int dilation) in Cases())
        {
            (int before, int after) = (size % 4, stride % 3);
            WindowAxis padded = WindowAxis.Resolve(input, size, stride, dilation, PaddingKind.Valid, before, after)!;
            Assert.Equal(CountWindows(input + before + after, size, stride, dilation), padded.Output);
            Assert.Equal((before, after), (padded.PadBefore, padded.PadAfter));
            Assert.True(padded.Output == 0 || padded.Overhang == 0);

            // Ceil mode: one more, if it begins before the padding at the end and what it lacks is shorter than a step.
            WindowAxis ceil = WindowAxis.Resolve(input, size, stride, dilation, PaddingKind.Valid, before, after, ceilMode: true)!;
            int next = padded.Output * stride;
            int lacks = next + ((size - 1) * dilation) + 1 - (input + before + after);
            bool more = lacks > 0 && lacks < stride && next < input + before;
            Assert.Equal(padded.Output + (more ? 1 : 0), ceil.Output);
            Assert.Equal(more ? lacks : 0, ceil.Output == 0 ? 0 : ceil.Overhang);
        }
    }

    [Fact]
    public void A_causal_window_ends_where_it_counts_from()
    {
        foreach ((int input, int size, int stride, int dilation) in Cases())
        {
            WindowAxis causal = WindowAxis.Resolve(input, size, stride, dilation, PaddingKind.Causal)!;
            Assert.Equal(Enumerable.Range(0, input).Count(position => position % stride == 0), causal.Output);
            Assert.Equal(((size - 1) * dilation, 0), (causal.PadBefore, causal.PadAfter));
        }
    }

    private static IEnumerable<(int Input, int Size, int Stride, int Dilation)> Cases() =>
        from input in Enumerable.Range(1, 12)
        from size in Enumerable.Range(1, 7)
        from stride in Enumerable.Range(1, 5)
        from dilation in Enumerable.Range(1, 3)
        select (input, size, stride, dilation);

    private static int CountWindows(int input, int size, int stride, int dilation)
    {
        int count = 0;
        for (int start = 0; start < input; start += stride)
        {
            count += Enumerable.Range(0, size).All(i => start + (i * dilation) < input) ? 1 : 0;
        }

        return count;
    }
}
