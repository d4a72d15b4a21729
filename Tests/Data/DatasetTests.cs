using System;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Data;

public sealed class DatasetTests
{
    private static readonly Dataset<double> s_dataset =
        new(Enumerable.Range(0, 15).Select(i => (double)i).ToArray(), new double[] { 0, 1, 2, 3, 4 }, 3, 1);

    [Fact]
    public void Slices_and_splits_keep_inputs_beside_their_targets()
    {
        Dataset<double> slice = s_dataset.Slice(1, 3);
        Assert.Equal(3, slice.Count);
        Assert.Equal([6.0, 7, 8], slice.Input(1).ToArray());
        Assert.Equal([2.0], slice.Target(1).ToArray());
        (Dataset<double> first, Dataset<double> second) = s_dataset.Split(2);
        Assert.Equal((2, 3), (first.Count, second.Count));
        Assert.Equal([6.0, 7, 8], second.Input(0).ToArray());
        Assert.Equal(0, s_dataset.Split(5).Second.Count);
    }

    [Fact]
    public void Chosen_and_shuffled_samples_keep_inputs_beside_their_targets()
    {
        Dataset<double> chosen = s_dataset.Select([3, 0, 3]);
        Assert.Equal([9.0, 10, 11, 0, 1, 2, 9, 10, 11], chosen.Inputs.ToArray());
        Assert.Equal([3.0, 0, 3], chosen.Targets.ToArray());
        Dataset<double> shuffled = s_dataset.Shuffle(7);
        Assert.Equal(s_dataset.Targets.ToArray(), shuffled.Targets.ToArray().Order());
        Assert.NotEqual(s_dataset.Targets.ToArray(), shuffled.Targets.ToArray());
        Assert.Equal(shuffled.Targets.ToArray(), s_dataset.Shuffle(7).Targets.ToArray());
        Assert.All(Enumerable.Range(0, 5), i => Assert.Equal(3 * shuffled.Target(i)[0], shuffled.Input(i)[0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_dataset.Select([5]));
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        Assert.Contains(
            "multiple of 3 elements, found 14",
            Assert.Throws<ArgumentException>(() => new Dataset<double>(new double[14], new double[5], 3, 1)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "found 5 inputs (15 elements, 3 each) and 4 targets",
            Assert.Throws<ArgumentException>(() => new Dataset<double>(new double[15], new double[4], 3, 1)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dataset<double>(new double[15], new double[5], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_dataset.Slice(3, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_dataset.Slice(-1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_dataset.Slice(int.MaxValue, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_dataset.Split(6));
        Assert.Throws<ArgumentOutOfRangeException>(() => s_dataset.Input(5));
    }
}
