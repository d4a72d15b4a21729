using System;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Layers;

/// <summary>Group, instance, RMS, unit and cross-channel normalisation against plain loops.</summary>
[Trait("Category", "Numeric")]
public sealed class NormalizationTests
{
    [Theory]
    [InlineData("3, 2, 12", 3, true, true)]
    [InlineData("12", 4, true, false)]
    [InlineData("5, 16", 1, false, true)]
    [InlineData("2, 3, 2, 34", 2, true, true)]
    public void Group_normalisation(string shape, int groups, bool center, bool scale) => LayerProof.Check(
        $"[Input({shape})]\n[GroupNormalization({groups}, Center = {Text(center)}, Scale = {Text(scale)}, Name = \"n\")]",
        probe => Grouped(probe, shape, groups, center, scale));

    [Theory]
    [InlineData("4, 3, 5")]
    [InlineData("6, 33")]
    public void Instance_normalisation(string shape) => LayerProof.Check(
        $"[Input({shape})]\n[InstanceNormalization(Name = \"n\")]",
        probe => Grouped(probe, shape, Channels(shape), true, true));

    [Theory]
    [InlineData("7")]
    [InlineData("3, 5, 18")]
    public void Root_mean_square_normalisation(string shape) => LayerProof.Check(
        $"[Input({shape})]\n[RMSNormalization(Epsilon = 0.01, Name = \"n\")]",
        probe => [.. probe.Input.Chunk(Channels(shape)).SelectMany(row => row.Zip(
            probe.Parameter("n/scale"), (x, scale) => scale * x / Math.Sqrt(row.Average(static value => value * value) + 0.01)))]);

    [Theory]
    [InlineData("7")]
    [InlineData("3, 5, 18")]
    public void Unit_normalisation(string shape) => LayerProof.Check(
        $"[Input({shape})]\n[UnitNormalization]",
        probe => [.. probe.Input.Chunk(Channels(shape)).SelectMany(static row => row.Select(x => x / Math.Sqrt(row.Sum(static value => value * value))))]);

    [Theory]
    [InlineData("9", 5, 0.5, 0.75, 1.0)]
    [InlineData("3, 2, 20", 3, 2.0, 0.5, 2.0)]
    [InlineData("4, 3", 4, 1.0, 1.0, 1.5)]
    [InlineData("4, 3", 9, 1.0, 0.6, 1.0)]
    public void Cross_channel_normalisation(string shape, int size, double alpha, double beta, double k) => LayerProof.Check(
        FormattableString.Invariant($"[Input({shape})]\n[CrossChannelNormalization({size}, Alpha = {alpha}, Beta = {beta}, K = {k})]"),
        probe => [.. probe.Input.Chunk(Channels(shape)).SelectMany(row => row.Select((x, c) =>
        {
            double sum = row.Where((_, other) => other >= c - ((size - 1) / 2) && other <= c + (size / 2)).Sum(static value => value * value);
            return x / Math.Pow(k + (alpha / size * sum), beta);
        }))]);

    private static double[] Grouped(LayerProof.Probe probe, string shape, int groups, bool center, bool scale)
    {
        int channels = Channels(shape);
        int size = channels / groups;
        double[] gamma = scale ? probe.Parameter("n/gamma") : [.. Enumerable.Repeat(1d, channels)];
        double[] beta = center ? probe.Parameter("n/beta") : new double[channels];
        double[] result = new double[probe.Input.Length];
        for (int group = 0; group < groups; group++)
        {
            int[] members = [.. Enumerable.Range(0, result.Length).Where(i => i % channels / size == group)];
            double mean = members.Average(i => probe.Input[i]);
            double variance = members.Average(i => (probe.Input[i] - mean) * (probe.Input[i] - mean));
            foreach (int i in members)
            {
                result[i] = ((probe.Input[i] - mean) / Math.Sqrt(variance + 0.001) * gamma[i % channels]) + beta[i % channels];
            }
        }

        return result;
    }

    private static int Channels(string shape) => int.Parse(shape.Split(", ")[^1]);

    private static string Text(bool value) => value ? "true" : "false";
}
