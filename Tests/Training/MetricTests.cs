using System;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Training;

public sealed class MetricTests
{
    [Fact]
    public void Accuracy_goes_by_the_shapes()
    {
        Assert.Equal(2.0 / 3, Of(new Accuracy<float>(), [0.6f, 0.5f, 0.9f], [1, 0, 0], 1));
        Assert.Equal(0.5, Of(new Accuracy<float>(), [0.1f, 0.7f, 0.2f, 0.5f, 0.4f, 0.1f], [1, 2], 3));
        Assert.Equal(0.5, Of(new Accuracy<float>(), [0.1f, 0.7f, 0.2f, 0.5f, 0.4f, 0.1f], [0, 1, 0, 0, 0, 1], 3));
    }

    [Fact]
    public void Named_accuracies_do_as_they_say()
    {
        Assert.Equal(0.75, Of(new BinaryAccuracy<double>(0.3), [0.2, 0.4, 0.31, 0.3], [0, 1, 0, 0], 2));
        Assert.Equal(1, Of(new SparseCategoricalAccuracy<double>(), [0.2, 0.8], [1], 2));
        Assert.Equal(0, Of(new CategoricalAccuracy<double>(), [0.2, 0.8], [1, 0], 2));
        Assert.Equal(0.75, Of(new MeanAbsoluteErrorMetric<double>(), [1, 2, 3, 4], [1, 1, 2, 5], 2));
        Assert.Throws<ArgumentException>(() => Of(new BinaryAccuracy<double>(), [0.2, 0.8], [1], 2));
        Assert.Throws<ArgumentException>(() => Of(new SparseCategoricalAccuracy<double>(), [0.2, 0.8], [0, 1], 2));
        Assert.Throws<ArgumentException>(() => Of(new Accuracy<double>(), [0.2, 0.8, 1], [0, 1], 2));
        Assert.Contains(
            "predictions of 4 elements and n targets, found 160 and 32 elements: 5 for each",
            Assert.Throws<ArgumentException>(() => Of(new Accuracy<double>(), new double[160], new double[32], 4)).Message);
    }

    [Fact]
    public void Batches_add_up_and_reset_forgets()
    {
        Accuracy<double> accuracy = new();
        Assert.Equal(0, accuracy.Result);
        accuracy.Update([1, 0], [1], 2);
        accuracy.Update([1, 0, 1, 0, 0, 1], [0, 0, 1], 2);
        Assert.Equal(0.75, accuracy.Result);
        accuracy.Reset();
        accuracy.Update([1, 0], [0], 2);
        Assert.Equal(1, accuracy.Result);
    }

    [Fact]
    public void A_confusion_matrix_counts_and_prints()
    {
        ConfusionMatrix<float> matrix = new(["shirt", "trouser", "bag"]);
        float[] Hot(int k) => [.. Enumerable.Range(0, 3).Select(i => i == k ? 1f : 0)];
        for (int i = 0; i < 1200; i++)
        {
            matrix.Update(Hot(0), [0], 3);
        }

        matrix.Update([.. Hot(1), .. Hot(2), .. Hot(1)], [1, 1, 2], 3);
        matrix.Update(Hot(2), Hot(2), 3);
        Assert.Equal(1200, matrix[0, 0]);
        Assert.Equal(1, matrix[1, 2]);
        Assert.Equal(0, matrix[0, 2]);
        Assert.Equal(1202.0 / 1204, matrix.Result, 1e-15);
        string[] expected =
        [
            "actual  shir trou  bag    right",
            "shirt   1200    .    .  100.0 %",
            "trouser    .    1    1   50.0 %",
            "bag        .    1    1   50.0 %",
            string.Empty,
        ];
        Assert.Equal(expected, matrix.ToString().Split('\n'));
        matrix.Reset();
        Assert.Equal(0, matrix.Result);
        Assert.Throws<ArgumentException>(() => matrix.Update([1, 0], [1], 2));
        Assert.Throws<ArgumentException>(() => matrix.Update([1, 0, 0], [3], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix<float>(0));
        Assert.Equal(5, new ConfusionMatrix<float>(5).Classes);
        foreach (int none in new[] { -1, 3, int.MaxValue })
        {
            Assert.Throws<ArgumentOutOfRangeException>("actual", () => matrix[none, 0]);
            Assert.Throws<ArgumentOutOfRangeException>("predicted", () => matrix[0, none]);
        }
    }

    [Fact]
    public void A_confusion_matrix_of_two_classes_takes_one_probability()
    {
        ConfusionMatrix<float> matrix = new(["no", "yes"]);
        matrix.Update([0.2f, 0.9f, 0.5f, 0.6f], [0, 1, 1, 0], 1);
        Assert.Equal((1, 1, 1, 1), (matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1]));
        Assert.Throws<ArgumentException>(() => new ConfusionMatrix<float>(3).Update([0.2f], [0], 1));
    }

    private static double Of<T>(Metric<T> metric, T[] predictions, T[] targets, int outputSize)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        metric.Update(predictions, targets, outputSize);
        return metric.Result;
    }
}
