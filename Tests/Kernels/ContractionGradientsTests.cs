using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Kernels;
using Xunit;

namespace StaticNet.Tests.Kernels;

/// <summary>
/// The gradients that rules make of a contraction equal what the chain rule gives term by term: every product a·b that is
/// added to an output adds dout·b to a's gradient and dout·a to b's.
/// </summary>
public sealed class ContractionGradientsTests
{
    private const int A = 0;
    private const int B = 1;
    private const int Out = 2;
    private const int OutGradient = 3;
    private const int AGradient = 4;
    private const int BGradient = 5;
    private const int TransposedB = 6;

    [Fact]
    public void Random_windows_have_the_gradients_of_the_chain_rule()
    {
        Random random = new(1);
        for (int i = 0; i < 1500; i++)
        {
            Check(random, Axis.Draw(random), Axis.Draw(random));
        }
    }

    /// <summary>Every small case along one axis, whether windows overlap, leave gaps, or hang over either end.</summary>
    [Fact]
    public void All_small_windows_have_the_gradients_of_the_chain_rule()
    {
        Random random = new(2);
        Axis point = new(1, 1, 1, 1, 0, 1);
        int[] upToFour = [1, 2, 3, 4];
        foreach (int size in (int[])[1, 2, 5, 7])
        {
            foreach (int taps in upToFour)
            {
                foreach (int stride in upToFour)
                {
                    foreach (int dilation in (int[])[1, 2, 3])
                    {
                        int padding = random.Next(0, taps);
                        Check(random, new Axis(size, taps, stride, dilation, padding, random.Next(1, 4)), point);
                        Check(random, point, new Axis(size, taps, stride, dilation, 0, random.Next(1, 4)));
                    }
                }
            }
        }
    }

    private static void Check(Random random, Axis height, Axis width)
    {
        int groups = random.Next(1, 4);
        int channels = random.Next(1, 4);
        int filters = random.Next(1, 4);
        Tensor[] tensors =
        [
            new(A, "a", [height.Size, width.Size, groups * channels], TensorRole.Activation),
            new(B, "b", [groups, height.Taps, width.Taps, channels, filters], TensorRole.Parameter, 0),
            new(Out, "out", [height.Positions, width.Positions, groups * filters], TensorRole.Activation),
            new(OutGradient, "dout", [height.Positions, width.Positions, groups * filters], TensorRole.Gradient),
            new(AGradient, "da", [height.Size, width.Size, groups * channels], TensorRole.Gradient),
            new(BGradient, "db", [groups, height.Taps, width.Taps, channels, filters], TensorRole.ParameterGradient, 0),
            new(TransposedB, "b transposed", [groups, height.Taps, width.Taps, filters, channels], TensorRole.Transposed, 0),
        ];
        Contraction forward = new(
            "test",
            "forward",
            [
                new Loop("g", groups), new Loop("y", height.Positions), new Loop("x", width.Positions), new Loop("f", filters),
                new Loop("ky", height.Taps), new Loop("kx", width.Taps), new Loop("c", channels),
            ],
            new Access(Out, [IndexExpression.OfLoop(1), IndexExpression.OfLoop(2), IndexExpression.Sum(0, new Term(0, filters), new Term(3, 1))]),
            new Access(A, [height.Index(1, 4), width.Index(2, 5), IndexExpression.Sum(0, new Term(0, channels), new Term(6, 1))]),
            new Access(B, [.. ((int[])[0, 4, 5, 6, 3]).Select(IndexExpression.OfLoop)]),
            []);

        double[][] values = [.. tensors.Select(tensor => Enumerable.Range(0, tensor.Count).Select(_ => (double)random.Next(-9, 10)).ToArray())];
        Transpose(tensors, values);
        (double[] expectedA, double[] expectedB) = ChainRule(forward, tensors, values);
        string what = $"{height} × {width}, {groups} groups of {channels} → {filters}";

        // Small integers: sums are exact in any order.
        double[] before = [.. values[BGradient]];
        LoopInterpreter.Run(ContractionGradients.OfB(forward, OutGradient, BGradient), tensors, values);
        AssertEqual(expectedB.Zip(before, static (gradient, old) => gradient + old), values[BGradient], "db, " + what);

        foreach (bool accumulate in (bool[])[false, true])
        {
            double[] old = accumulate ? [.. values[AGradient]] : new double[values[AGradient].Length];
            HashSet<int> written = [];
            foreach (Kernel kernel in ContractionGradients.OfA(forward, tensors[A], tensors[B], OutGradient, AGradient, TransposedB, accumulate))
            {
                if (kernel is Fill fill)
                {
                    Assert.Empty(written);
                    Array.Clear(values[fill.Out]);
                    continue;
                }

                Contraction contraction = Assert.IsType<Contraction>(kernel);
                Assert.Equal(accumulate, contraction.Accumulate);
                foreach (int position in LoopInterpreter.Run(contraction, tensors, values))
                {
                    Assert.True(written.Add(position), $"{position} is written twice: da, {what}");
                }
            }

            AssertEqual(expectedA.Zip(old, static (gradient, value) => gradient + value), values[AGradient], "da, " + what);
        }
    }

    /// <summary>b with its taps reversed and its channel axes exchanged.</summary>
    private static void Transpose(Tensor[] tensors, double[][] values)
    {
        int[] sizes = [.. tensors[B].Dimensions];
        foreach (int[] index in LoopInterpreter.Iterations([.. sizes.Select(static size => new Loop("i", size))]))
        {
            int from = LoopInterpreter.Position(tensors[B].Dimensions, index);
            int to = LoopInterpreter.Position(
                tensors[TransposedB].Dimensions, [index[0], sizes[1] - 1 - index[1], sizes[2] - 1 - index[2], index[4], index[3]]);
            values[TransposedB][to] = values[B][from];
        }
    }

    private static (double[] A, double[] B) ChainRule(Contraction forward, Tensor[] tensors, double[][] values)
    {
        double[] ofA = new double[tensors[A].Count];
        double[] ofB = new double[tensors[B].Count];
        foreach (int[] loops in LoopInterpreter.Iterations(forward.Loops))
        {
            int a = LoopInterpreter.Position(tensors[A].Dimensions, LoopInterpreter.Indices(forward.A, loops));
            if (a >= 0)
            {
                int b = LoopInterpreter.Position(tensors[B].Dimensions, LoopInterpreter.Indices(forward.B, loops));
                double gradient = values[OutGradient][LoopInterpreter.Position(tensors[Out].Dimensions, LoopInterpreter.Indices(forward.Out, loops))];
                ofA[a] += gradient * values[B][b];
                ofB[b] += gradient * values[A][a];
            }
        }

        return (ofA, ofB);
    }

    private static void AssertEqual(IEnumerable<double> expected, double[] actual, string what) =>
        Assert.True(expected.SequenceEqual(actual), $"{what}: expected {string.Join(" ", expected)}, found {string.Join(" ", actual)}");

    /// <summary>A window along an axis: output y sees element stride·y + dilation·k − padding through tap k.</summary>
    private sealed record Axis(int Size, int Taps, int Stride, int Dilation, int Padding, int Positions)
    {
        public static Axis Draw(Random random)
        {
            int taps = random.Next(1, 5);
            int dilation = random.Next(1, 4);
            return new Axis(random.Next(1, 9), taps, random.Next(1, 5), dilation, random.Next(0, ((taps - 1) * dilation) + 1), random.Next(1, 6));
        }

        public IndexExpression Index(int output, int tap) =>
            IndexExpression.Sum(-Padding, new Term(output, Stride), new Term(tap, Dilation));
    }
}
