using System;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Training;

public sealed class RegressionMetricTests
{
    [Fact]
    public void Errors_equal_the_formulas_over_all_batches()
    {
        Random random = new(95);
        double[] targets = [.. Enumerable.Range(0, 3 * 40).Select(i => random.NextDouble() + (i % 3 * 1e6))];
        double[] predictions = [.. targets.Select(y => y + (random.NextDouble() * 0.3))];
        double[] errors = [.. targets.Zip(predictions, (y, p) => y - p)];
        double squares = errors.Average(e => e * e);
        Assert.Equal(squares, Of(new MeanSquaredErrorMetric<double>(), predictions, targets, 3), 1e-12);
        Assert.Equal(Math.Sqrt(squares), Of(new RootMeanSquaredError<double>(), predictions, targets, 3), 1e-12);
        Assert.Equal(10 * Math.Log10(9 / squares), Of(new PeakSignalToNoiseRatio<double>(3), predictions, targets, 3), 1e-9);
        Assert.Equal(errors.Average(Math.Abs), Of(new MeanAbsoluteErrorMetric<double>(), predictions, targets, 3), 1e-12);
        Assert.Equal(squares, Of(new LossMetric<double>(new MeanSquaredError<double>()), predictions, targets, 3), 1e-12);
        double expected = Enumerable.Range(0, 3).Average(k =>
        {
            double[] y = [.. targets.Where((_, i) => i % 3 == k)];
            double mean = y.Average();
            return 1 - (errors.Where((_, i) => i % 3 == k).Sum(e => e * e) / y.Sum(value => (value - mean) * (value - mean)));
        });
        Assert.Equal(expected, Of(new R2Score<double>(), predictions, targets, 3), 1e-9);
        Assert.Equal("mean_squared_error", new LossMetric<double>(new MeanSquaredError<double>()).Name);
        Assert.Equal("mse", new LossMetric<double>(new MeanSquaredError<double>(), "mse").Name);
    }

    [Fact]
    public void Peak_signal_to_noise_ratio_at_its_ends()
    {
        PeakSignalToNoiseRatio<float> ratio = new();
        Assert.Equal(0, ratio.Result);
        ratio.Update([0.5f, 1], [0.5f, 1], 1);
        Assert.Equal(double.PositiveInfinity, ratio.Result);
        ratio.Update([0, 1], [1, 0], 2);
        Assert.Equal(10 * Math.Log10(3), ratio.Result, 1e-6);
        ratio.Reset();
        Assert.Equal(0, ratio.Result);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PeakSignalToNoiseRatio<float>(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PeakSignalToNoiseRatio<float>(double.NaN));
    }

    [Fact]
    public void R2_of_constant_targets()
    {
        R2Score<double> score = new();
        Assert.Equal(0, score.Result);
        score.Update([1, 2, 3, 4], [5, 2, 5, 4], 2);
        // Output 0: targets 5 and 5, wrong; output 1: perfect.
        Assert.Equal(0.5, score.Result);
        Assert.Throws<ArgumentException>(() => score.Update([1], [2], 1));
        Assert.Throws<ArgumentException>(() => new R2Score<double>().Update([1, 2], [1], 2));
        score.Reset();
        Assert.Equal(0, score.Result);
        // The example of scikit-learn's documentation.
        score = new();
        score.Update([2.5, 0, 2, 8], [3, -0.5, 2, 7], 1);
        Assert.Equal(0.9486081370449679, score.Result, 1e-14);
    }

    private static double Of(Metric<double> metric, double[] predictions, double[] targets, int outputSize)
    {
        for (int start = 0; start < predictions.Length; start += 10 * outputSize)
        {
            metric.Update(predictions.AsSpan(start, 10 * outputSize), targets.AsSpan(start, 10 * outputSize), outputSize);
        }

        return metric.Result;
    }
}
