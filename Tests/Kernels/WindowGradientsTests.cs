using System;
using System.Linq;
using StaticNet.Generator.Kernels;
using Xunit;

namespace StaticNet.Tests.Kernels;

/// <summary>Input gradients that windows add up equal what the chain rule gives term by term.</summary>
public sealed class WindowGradientsTests
{
    private const int A = 0;
    private const int B = 1;
    private const int Out = 2;
    private const int OutGradient = 3;
    private const int AGradient = 4;
    private const int Windows = 5;

    [Fact]
    public void Windows_add_up_to_the_gradient_of_the_chain_rule()
    {
        Random random = new(1);
        for (int i = 0; i < 300; i++)
        {
            (int tapsY, int tapsX, int strideY, int strideX) = (random.Next(1, 4), random.Next(1, 4), random.Next(1, 4), random.Next(1, 4));
            (int dilation, int channels, int filters) = (random.Next(1, 3), random.Next(1, 4), random.Next(1, 4));
            (int rows, int columns) = (random.Next(1, 5), random.Next(1, 5));
            int height = ((rows - 1) * strideY) + ((tapsY - 1) * dilation) + 1 + random.Next(3);
            int width = ((columns - 1) * strideX) + tapsX + random.Next(3);
            Tensor b = new(B, "b", [1, tapsY, tapsX, channels, filters], TensorRole.Parameter, 0);
            Contraction forward = new(
                "test",
                "forward",
                [
                    new Loop("g", 1), new Loop("y", rows), new Loop("x", columns), new Loop("f", filters),
                    new Loop("ky", tapsY), new Loop("kx", tapsX), new Loop("c", channels),
                ],
                new Access(Out, [IndexExpression.OfLoop(1), IndexExpression.OfLoop(2), IndexExpression.Sum(0, new Term(0, filters), new Term(3, 1))]),
                new Access(
                    A,
                    [
                        IndexExpression.Sum(0, new Term(1, strideY), new Term(4, dilation)),
                        IndexExpression.Sum(0, new Term(2, strideX), new Term(5, 1)),
                        IndexExpression.Sum(0, new Term(0, channels), new Term(6, 1)),
                    ]),
                new Access(B, [.. ((int[])[0, 4, 5, 6, 3]).Select(IndexExpression.OfLoop)]),
                []);
            double[] kernel = [.. Enumerable.Range(0, b.Count).Select(_ => (double)random.Next(-9, 10))];
            double[] gradient = [.. Enumerable.Range(0, rows * columns * filters).Select(_ => (double)random.Next(-9, 10))];

            double[] expected = new double[height * width * channels];
            foreach (int[] loops in LoopInterpreter.Iterations(forward.Loops))
            {
                int[] a = LoopInterpreter.Indices(forward.A, loops);
                expected[(((a[0] * width) + a[1]) * channels) + a[2]] +=
                    gradient[LoopInterpreter.Position([rows, columns, filters], LoopInterpreter.Indices(forward.Out, loops))] *
                    kernel[LoopInterpreter.Position(b.Dimensions, LoopInterpreter.Indices(forward.B, loops))];
            }

            Kernel[] kernels = [.. WindowGradients.Of(forward, OutGradient, AGradient, Windows, accumulate: false)];
            Assert.IsType<Fill>(kernels[0]);
            double[] actual = Sum(Assert.IsType<Contraction>(kernels[1]), gradient, kernel, b, [rows, columns, filters], width, channels, expected.Length);
            Assert.True(expected.SequenceEqual(actual), $"{tapsY} × {tapsX} taps, strides {strideY}, {strideX}, {channels} → {filters}, {height} × {width}");
            Assert.Single(WindowGradients.Of(forward, OutGradient, AGradient, Windows, accumulate: true));
        }
    }

    /// <summary>Windows with padding and those of 1 × 1 are gathered; few channels under large windows are not.</summary>
    [Theory]
    [InlineData(6, 16, 5, 12, 0, true)]
    [InlineData(6, 16, 5, 12, 2, false)]
    [InlineData(64, 64, 1, 12, 0, false)]
    public void Windows_are_chosen_where_they_pay(int channels, int filters, int taps, int size, int padding, bool expected)
    {
        int positions = size + (2 * padding) - taps + 1;
        Contraction forward = new(
            "test",
            "forward",
            [new Loop("g", 1), new Loop("x", positions), new Loop("f", filters), new Loop("kx", taps), new Loop("c", channels)],
            new Access(Out, [IndexExpression.OfLoop(1), IndexExpression.Sum(0, new Term(0, filters), new Term(2, 1))]),
            new Access(
                A,
                [IndexExpression.Sum(-padding, new Term(1, 1), new Term(3, 1)), IndexExpression.Sum(0, new Term(0, channels), new Term(4, 1))]),
            new Access(B, [.. ((int[])[0, 3, 4, 2]).Select(IndexExpression.OfLoop)]),
            []);
        Assert.Equal(expected, WindowGradients.Pays(forward, new Tensor(A, "a", [size, channels], TensorRole.Activation)));
    }

    /// <summary>The contraction over memory: a row of a window goes on in the channels of the neighbours.</summary>
    private static double[] Sum(
        Contraction contraction, double[] gradient, double[] kernel, Tensor b, int[] output, int width, int channels, int size)
    {
        (int taps, int tapsX, int filters) = (b.Dimensions[1], b.Dimensions[2], b.Dimensions[4]);
        double[] sums = new double[size];
        foreach (int[] loops in LoopInterpreter.Iterations(contraction.Loops))
        {
            int[] target = LoopInterpreter.Indices(contraction.Out, loops);
            int[] windows = LoopInterpreter.Indices(contraction.B, loops);
            int position = LoopInterpreter.Position([1, taps, filters, tapsX * channels], windows);
            Assert.True(position >= 0);

            // [1, ky, f, kx · channels + c] is [1, ky, kx, c, f] of b.
            double weight = kernel[(((windows[1] * tapsX * channels) + windows[3]) * filters) + windows[2]];
            sums[(((target[0] * width) + target[1]) * channels) + target[2]] +=
                weight * gradient[LoopInterpreter.Position(output, LoopInterpreter.Indices(contraction.A, loops))];
        }

        return sums;
    }
}
