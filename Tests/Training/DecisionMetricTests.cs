using System;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>Metrics of right and wrong decisions, against counts over lists.</summary>
public sealed class DecisionMetricTests
{
    [Fact]
    public void Known_values()
    {
        // Precision, recall, F1 and the area: the examples of the Keras documentation. The others are counted by hand.
        Assert.Equal(2.0 / 3, Of(new Precision<double>(), [1, 0, 1, 1], [0, 1, 1, 1], 1), 1e-15);
        Assert.Equal(2.0 / 3, Of(new Recall<double>(), [1, 0, 1, 1], [0, 1, 1, 1], 1), 1e-15);
        Assert.Equal(0.0, Of(new Precision<double>(topK: 2), [0.2, 0.1, 0.5, 0, 0.2], [0, 1, 0, 1, 0], 5), 1e-15);
        Assert.Equal(0.25, Of(new Precision<double>(topK: 4), [0.2, 0.1, 0.4, 0, 0.2], [0, 0, 1, 1, 0], 5), 1e-15);
        F1Score<double> f1 = new(3, threshold: 0.5);
        f1.Update([0.2, 0.6, 0.7, 0.2, 0.6, 0.6, 0.6, 0.8, 0], [1, 1, 1, 1, 0, 0, 1, 1, 0], 3);
        Assert.All(f1.PerClass.Zip([0.5, 0.8, 2.0 / 3]), pair => Assert.Equal(pair.Second, pair.First, 1e-15));
        Assert.Equal((0.5 + 0.8 + (2.0 / 3)) / 3, f1.Result, 1e-15);
        Assert.Equal(0.75, Of(new AUC<double>(3), [0, 0.5, 0.3, 0.9], [0, 0, 1, 1], 1), 1e-15);
        double[] probabilities = [0.1, 0.7, 0.2, 0.5, 0.4, 0.1];
        Assert.Equal(0.5, Of(new TopKCategoricalAccuracy<double>(2), probabilities, [0, 0, 1, 0, 0, 1], 3));
        Assert.Equal(0.5, Of(new SparseTopKCategoricalAccuracy<double>(2), probabilities, [2, 2], 3));
        Assert.Equal(1, Of(new SparseTopKCategoricalAccuracy<double>(), probabilities, [2, 2], 3));
    }

    [Fact]
    public void Counts_equal_those_over_lists()
    {
        Random random = new(91);
        for (int round = 0; round < 40; round++)
        {
            int classes = random.Next(2, 8);
            int samples = random.Next(1, 30);
            // Coarse, so that some are equal.
            double[] p = [.. Enumerable.Range(0, samples * classes).Select(_ => random.Next(12) / 11.0)];
            double[] index = [.. Enumerable.Range(0, samples).Select(_ => (double)random.Next(classes))];
            double[] hot = [.. index.SelectMany(k => Enumerable.Range(0, classes).Select(j => j == k ? 1.0 : 0))];
            double threshold = random.NextDouble();
            int? id = random.Next(2) == 0 ? random.Next(classes) : null;
            int? top = random.Next(2) == 0 ? random.Next(1, classes + 1) : null;
            (bool Actual, bool Found, int Class)[] decisions =
            [
                .. p.Select((value, i) => (
                    hot[i] == 1,
                    top is int k
                        ? Array.IndexOf([.. Enumerable.Range(0, classes).OrderByDescending(j => p[(i / classes * classes) + j])], i % classes) < k
                        : value > threshold,
                    i % classes)),
            ];
            (bool Actual, bool Found, int Class)[] counted = [.. decisions.Where(d => id is null || d.Class == id)];
            double right = counted.Count(d => d.Actual && d.Found);
            double precision = right == 0 ? 0 : right / counted.Count(d => d.Found);
            double recall = right == 0 ? 0 : right / counted.Count(d => d.Actual);
            foreach (double[] targets in new[] { index, hot })
            {
                Precision<double> metric = new(threshold, top, id);
                Assert.Equal(precision, Of(metric, p, targets, classes), 1e-14);
                Assert.Equal(recall, Of(new Recall<double>(threshold, top, id), p, targets, classes), 1e-14);
                Assert.Equal(counted.Length, metric.TruePositives + metric.FalsePositives + metric.TrueNegatives + metric.FalseNegatives);
                Assert.Equal(counted.Count(d => !d.Actual && !d.Found), metric.TrueNegatives);
                metric.Reset();
                Assert.Equal(0, metric.Result);
            }

            double[] scores = [.. Enumerable.Range(0, classes).Select(k => F1([.. decisions.Where(d => d.Class == k)]))];
            double[] weights = [.. Enumerable.Range(0, classes).Select(k => index.Count(value => value == k) / (double)samples)];
            if (top is null || top == 1)
            {
                double? limit = top is null ? threshold : null;
                Assert.Equal(scores.Average(), Of(new F1Score<double>(classes, threshold: limit), p, index, classes), 1e-14);
                Assert.Equal(F1(decisions), Of(new F1Score<double>(classes, Averaging.Micro, limit), p, hot, classes), 1e-14);
                Assert.Equal(
                    scores.Zip(weights, (score, weight) => score * weight).Sum(),
                    Of(new F1Score<double>(classes, Averaging.Weighted, limit), p, index, classes),
                    1e-14);
            }

            int most = top ?? 1;
            double among = index.Select((k, i) => Enumerable.Range(0, classes).OrderByDescending(j => p[(i * classes) + j]).Take(most).Contains((int)k)).Count(found => found);
            Assert.Equal(among / samples, Of(new TopKCategoricalAccuracy<double>(most), p, hot, classes), 1e-14);
            Assert.Equal(among / samples, Of(new SparseTopKCategoricalAccuracy<double>(most), p, index, classes), 1e-14);
        }
    }

    [Fact]
    public void The_area_equals_the_trapezoids_of_Keras_and_nears_the_share_of_ordered_pairs()
    {
        Random random = new(92);
        for (int round = 0; round < 20; round++)
        {
            int count = random.Next(5, 200);
            int thresholds = random.Next(2, 60);
            double[] targets = [.. Enumerable.Range(0, count).Select(i => i < 2 ? (double)i : random.Next(2))];
            double[] p = [.. targets.Select(y => Math.Clamp((0.2 * y) + random.NextDouble() - 0.1, 0, 1))];
            // Some lie on a threshold.
            p = [.. p.Select(value => random.Next(3) == 0 ? Math.Round(value * (thresholds - 1)) / (thresholds - 1) : value)];
            double[] at = [-1e-7, .. Enumerable.Range(1, thresholds - 2).Select(i => i / (double)(thresholds - 1)), 1 + 1e-7];
            double[] x = [.. at.Select(t => targets.Zip(p).Count(pair => pair.First == 0 && pair.Second > t) / (double)targets.Count(y => y == 0))];
            double[] y = [.. at.Select(t => targets.Zip(p).Count(pair => pair.First == 1 && pair.Second > t) / (double)targets.Count(y => y == 1))];
            double expected = Enumerable.Range(0, thresholds - 1).Sum(i => (x[i] - x[i + 1]) * (y[i] + y[i + 1]) / 2);
            Assert.Equal(expected, Of(new AUC<double>(thresholds), p, targets, 1), 1e-12);
            double ordered = 0;
            foreach (double above in p.Where((_, i) => targets[i] == 1))
            {
                ordered += p.Where((_, i) => targets[i] == 0).Sum(below => above > below ? 1 : above == below ? 0.5 : 0);
            }

            double exact = ordered / targets.Count(t => t == 0) / targets.Count(t => t == 1);
            Assert.Equal(exact, Of(new AUC<double>(1_000_001), p, targets, 1), 1e-3);
        }

        AUC<double> metric = new();
        Assert.Equal(0, metric.Result);
        metric.Update([0.3], [1], 1);
        Assert.Equal(0, metric.Result);
        metric.Update([0.2], [0], 1);
        Assert.Equal(1, metric.Result);
        metric.Reset();
        Assert.Equal(0, metric.Result);
    }

    [Fact]
    public void Several_distributions_of_a_sample_count_by_themselves()
    {
        // Two samples of two steps of three classes.
        double[] p = [0.1, 0.7, 0.2, 0.5, 0.4, 0.1, 0.3, 0.3, 0.4, 0.2, 0.6, 0.2];
        double[] index = [1, 1, 2, 0];
        double[] hot = [0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0];
        Assert.Equal(0.5, Of(new Accuracy<double>(3), p, index, 6));
        Assert.Equal(0.5, Of(new Accuracy<double>(3), p, hot, 6));
        Assert.Equal(0.5, Of(new SparseCategoricalAccuracy<double>(3), p, index, 6));
        Assert.Equal(0.5, Of(new CategoricalAccuracy<double>(3), p, hot, 6));
        Assert.Equal(1, Of(new SparseTopKCategoricalAccuracy<double>(2, 3), p, index, 6));
        Assert.Equal(0.5, Of(new TopKCategoricalAccuracy<double>(1, 3), p, hot, 6));
        Assert.Throws<ArgumentException>(() => Of(new Accuracy<double>(4), p, index, 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Accuracy<double>(1));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Of(new Precision<double>(), new double[6], new double[4], 3));
        Assert.Throws<ArgumentException>(() => Of(new Precision<double>(classId: 3), new double[6], new double[6], 3));
        Assert.Throws<ArgumentException>(() => Of(new Recall<double>(), new double[6], [0, 3], 3));
        Assert.Throws<ArgumentException>(() => Of(new AUC<double>(), [1.1], [1], 1));
        Assert.Throws<ArgumentException>(() => Of(new AUC<double>(), [double.NaN], [1], 1));
        Assert.Throws<ArgumentException>(() => Of(new AUC<double>(), [0, 1], [1], 2));
        Assert.Throws<ArgumentException>(() => Of(new F1Score<double>(3), new double[2], new double[2], 2));
        Assert.Throws<ArgumentException>(() => Of(new TopKCategoricalAccuracy<double>(), new double[4], [0, 1], 2));
        Assert.Throws<ArgumentException>(() => Of(new SparseTopKCategoricalAccuracy<double>(), new double[4], new double[4], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Precision<double>(topK: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Recall<double>(classId: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new F1Score<double>(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AUC<double>(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TopKCategoricalAccuracy<double>(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SparseTopKCategoricalAccuracy<double>(0));
    }

    private static double F1((bool Actual, bool Found, int Class)[] decisions)
    {
        double right = decisions.Count(d => d.Actual && d.Found);
        double precision = right == 0 ? 0 : right / decisions.Count(d => d.Found);
        double recall = right == 0 ? 0 : right / decisions.Count(d => d.Actual);
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private static double Of(Metric<double> metric, double[] predictions, double[] targets, int outputSize)
    {
        // In two goes, so that batches add up.
        int targetSize = targets.Length / (predictions.Length / outputSize);
        int first = predictions.Length / outputSize / 2;
        metric.Update(predictions.AsSpan(0, first * outputSize), targets.AsSpan(0, first * targetSize), outputSize);
        metric.Update(predictions.AsSpan(first * outputSize), targets.AsSpan(first * targetSize), outputSize);
        return metric.Result;
    }
}
