using System;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Layers;

[Trait("Category", "Numeric")]
public sealed class LayerNormalizationTests
{
    [Theory]
    [InlineData("7", 1, "")]
    [InlineData("16", 1, "")]
    [InlineData("3, 35", 1, "Epsilon = 0.01")]
    [InlineData("5, 3, 4", 1, "Center = false")]
    [InlineData("5, 3, 4", 2, "Scale = false")]
    [InlineData("2, 3, 17", 3, "")]
    public void Normalises_the_last_axes(string shape, int axes, string options)
    {
        int[] sizes = [.. shape.Split(", ").Select(int.Parse)];
        int count = sizes.TakeLast(axes).Aggregate(1, static (product, size) => product * size);
        double epsilon = options.Contains("0.01", StringComparison.Ordinal) ? 0.01 : 0.001;
        LayerProof.Check(
            $"[Input({shape})]\n[LayerNormalization({string.Join(", ", new[] { $"Axes = {axes}", options }.Where(static text => text.Length > 0))})]",
            probe => [.. probe.Input.Chunk(count).SelectMany(row =>
            {
                double mean = row.Average();
                double deviation = Math.Sqrt(row.Average(value => (value - mean) * (value - mean)) + epsilon);
                double[] gamma = options.Contains("Scale", StringComparison.Ordinal) ? [.. row.Select(static _ => 1d)] : probe.Parameter("layer_normalization/gamma");
                double[] beta = options.Contains("Center", StringComparison.Ordinal) ? new double[count] : probe.Parameter("layer_normalization/beta");
                return row.Select((value, i) => ((value - mean) / deviation * gamma[i]) + beta[i]);
            })]);
    }
}
