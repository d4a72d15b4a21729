using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Training;

public sealed class CtcTests
{
    [Fact]
    public void The_sum_over_alignments_equals_an_enumeration_of_all_paths()
    {
        Random random = new(41);
        for (int round = 0; round < 150; round++)
        {
            int classes = random.Next(2, 5);
            int steps = random.Next(1, 6);
            int blank = random.Next(classes);
            int labelLength = random.Next(1, 5);
            double[] logits = [.. Enumerable.Range(0, steps * classes).Select(_ => (random.NextDouble() - 0.5) * 6)];
            int[]? label = DrawLabel(random, classes, blank, random.Next(labelLength + 1), steps);
            if (label is null)
            {
                continue;
            }

            double[] target = [.. label.Select(k => (double)k), .. Enumerable.Repeat((double)blank, labelLength - label.Length)];
            CTC<double> loss = new(classes, labelLength, blank);
            double expected = ByEnumeration(logits, steps, classes, label, blank);
            Assert.Equal(expected, loss.Evaluate(logits, target, logits.Length, default, 1), 1e-11 * Math.Max(1, expected));
        }
    }

    [Fact]
    public void Gradients_equal_finite_differences()
    {
        Random random = new(42);
        for (int round = 0; round < 30; round++)
        {
            int classes = random.Next(2, 6);
            int steps = random.Next(4, 12);
            int blank = random.Next(classes);
            int[] first = DrawLabel(random, classes, blank, random.Next(3), steps)!;
            int[] second = DrawLabel(random, classes, blank, random.Next(3), steps)!;
            double[] targets = [.. Pad(first, blank, 3), .. Pad(second, blank, 3)];
            int size = steps * classes;
            double[] logits = [.. Enumerable.Range(0, 2 * size).Select(_ => (random.NextDouble() - 0.5) * 6)];
            CTC<double> loss = new(classes, 3, blank);
            double[] gradients = new double[2 * size];
            double[] fused = new double[2 * size];
            double value = loss.Evaluate(logits, targets, size, gradients, 0.3);
            double[] probabilities = [.. logits.Chunk(classes).SelectMany(row => row.Select(z => Math.Exp(z) / row.Sum(Math.Exp)))];
            Assert.Equal(value, loss.Evaluate(probabilities, targets, size, fused, 0.3, fused: true), 1e-10);
            for (int i = 0; i < logits.Length; i++)
            {
                const double Step = 1e-5;
                double[] up = [.. logits];
                double[] down = [.. logits];
                up[i] += Step;
                down[i] -= Step;
                double slope = (loss.Evaluate(up, targets, size, default, 1) - loss.Evaluate(down, targets, size, default, 1)) / (2 * Step);
                Assert.Equal(0.3 * slope, gradients[i], 1e-8);
                Assert.Equal(gradients[i], fused[i], 1e-12);
            }
        }
    }

    [Fact]
    public void Long_sequences_in_single_precision_follow_double()
    {
        Random random = new(43);
        const int Steps = 400;
        const int Classes = 30;
        float[] logits = [.. Enumerable.Range(0, Steps * Classes).Select(_ => (float)((random.NextDouble() - 0.5) * 40))];
        int[] label = [.. Enumerable.Range(0, 90).Select(i => 1 + random.Next(Classes - 1))];
        float[] gradients = new float[logits.Length];
        double[] expectedGradients = new double[logits.Length];
        double expected = new CTC<double>(Classes, 100).Evaluate(
            [.. logits.Select(z => (double)z)], Pad(label, 0, 100), logits.Length, expectedGradients, 1);
        double found = new CTC<float>(Classes, 100).Evaluate(
            logits, [.. Pad(label, 0, 100).Select(k => (float)k)], logits.Length, gradients, 1);
        Assert.Equal(expected, found, 1e-9 * expected);
        Assert.All(Enumerable.Range(0, logits.Length), i => Assert.Equal(expectedGradients[i], gradients[i], 1e-6));
        // Gradients of a step sum to 0: both its parts are distributions.
        Assert.All(expectedGradients.Chunk(Classes), step => Assert.Equal(0, step.Sum(), 1e-10));
    }

    [Fact]
    public void Impossible_labels_are_refused()
    {
        CTC<double> loss = new(4, 3);
        Assert.Equal(3, loss.TargetSize(8));
        loss.CheckTargets([1, 2, 0, 0, 0, 0], 8);
        Assert.Throws<ArgumentException>(() => loss.CheckTargets([1, 1, 0], 8));
        ArgumentException exception = Assert.Throws<ArgumentException>(() => loss.Evaluate(new double[8], [1, 1, 0], 8, default, 1));
        Assert.Contains("sample 0: a label of 2 classes with 1 repeated ones needs 3 time steps, found 2", exception.Message, StringComparison.Ordinal);
        exception = Assert.Throws<ArgumentException>(() => loss.CheckTargets([1, 2, 3, 1, 0, 2], 12));
        Assert.Contains("sample 1: expected blanks only at its end, found 2 behind one", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => loss.CheckTargets([4, 0, 0], 12));
        Assert.Throws<ArgumentException>(() => loss.CheckTargets([1, 0, 0], 13));
        Assert.Throws<ArgumentException>(() => loss.CheckOutput(LossValueTests.Info(6, 3)));
        loss.CheckOutput(LossValueTests.Info(6, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CTC<double>(4, 3, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CTC<double>(1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CTC<double>(4, 0));
        Assert.True(double.IsNaN(loss.Evaluate([0, 0, 0, double.NaN, 0, 0, 0, 0], [1, 0, 0], 8, default, 1)));
    }

    private static double[] Pad(int[] label, int blank, int length)
        => [.. label.Select(k => (double)k), .. Enumerable.Repeat((double)blank, length - label.Length)];

    private static int[]? DrawLabel(Random random, int classes, int blank, int length, int steps)
    {
        int[] label = [.. Enumerable.Range(0, length).Select(_ => (blank + 1 + random.Next(classes - 1)) % classes)];
        int repeats = label.Zip(label.Skip(1)).Count(pair => pair.First == pair.Second);
        return length + repeats <= steps ? label : null;
    }

    /// <summary>−ln Σ over every sequence of classes that reads as the label of Π softmax.</summary>
    private static double ByEnumeration(double[] logits, int steps, int classes, int[] label, int blank)
    {
        double[] p = [.. logits.Chunk(classes).SelectMany(row => row.Select(z => Math.Exp(z) / row.Sum(Math.Exp)))];
        double total = 0;
        int paths = (int)Math.Pow(classes, steps);
        for (int path = 0; path < paths; path++)
        {
            double probability = 1;
            List<int> read = [];
            int before = -1;
            for (int t = 0, rest = path; t < steps; t++, rest /= classes)
            {
                int k = rest % classes;
                probability *= p[(t * classes) + k];
                if (k != before && k != blank)
                {
                    read.Add(k);
                }

                before = k;
            }

            total += read.SequenceEqual(label) ? probability : 0;
        }

        return -Math.Log(total);
    }
}
