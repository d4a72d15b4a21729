using System;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Layers;

/// <summary>Layers that join others, against plain loops.</summary>
[Trait("Category", "Numeric")]
public sealed class MergeTests
{
    // Two views of one input of 4 × 6: itself, and its first row or column.
    private const string Parts = "[Input(4, 6, Name = \"x\")]\n[Reshape(4, 6, From = \"x\", Name = \"a\")]\n";

    [Theory]
    [InlineData("Add")]
    [InlineData("Subtract")]
    [InlineData("Multiply")]
    [InlineData("Average")]
    [InlineData("Maximum")]
    [InlineData("Minimum")]
    public void Joins_element_by_element_and_repeats_axes_of_one(string kind)
    {
        Func<double, double, double> join = kind switch
        {
            "Add" => static (a, b) => a + b,
            "Subtract" => static (a, b) => a - b,
            "Multiply" => static (a, b) => a * b,
            "Average" => static (a, b) => (a + b) / 2,
            "Maximum" => Math.Max,
            _ => Math.Min,
        };
        LayerProof.Check(
            Parts + $"[Permute(2, 1, From = \"x\", Name = \"t\")]\n[Reshape(4, 6, Name = \"b\")]\n[{kind}(\"a\", \"b\")]",
            probe => [.. Enumerable.Range(0, 24).Select(i => join(probe.Input[i], probe.Input[(i % 4 * 6) + (i / 4)]))]);
        LayerProof.Check(
            Parts + $"[Cropping1D(1, 2, From = \"x\", Name = \"row\")]\n[{kind}(\"a\", \"row\")]",
            probe => [.. Enumerable.Range(0, 24).Select(i => join(probe.Input[i], probe.Input[6 + (i % 6)]))]);
        LayerProof.Check(
            Parts + $"[Cropping1D(3, 0, From = \"x\")]\n[Reshape(6, Name = \"row\")]\n[{kind}(\"row\", \"a\")]",
            probe => [.. Enumerable.Range(0, 24).Select(i => join(probe.Input[18 + (i % 6)], probe.Input[i]))]);
    }

    /// <summary>tanh x, the channels' means and x, of shapes h×w×c, c or 1×1×c, and h×w×c.</summary>
    [Theory]
    [InlineData("Add", "2, 3, 17", false)]
    [InlineData("Multiply", "3, 2, 16", true)]
    [InlineData("Average", "2, 1, 17", true)]
    [InlineData("Maximum", "7, 5, 1", false)]
    [InlineData("Minimum", "4, 3, 5", true)]
    public void Joins_three(string kind, string shape, bool keepDims)
    {
        int channels = int.Parse(shape.Split(", ")[2]);
        LayerProof.Check(
            $"""
            [Input({shape}, Name = "x")]
            [Activation(Activation.Tanh, Name = "t")]
            [GlobalAveragePooling2D(From = "x", Name = "mean", KeepDims = {(keepDims ? "true" : "false")})]
            [{kind}("t", "mean", "x")]
            """,
            probe => [.. probe.Input.Select((x, i) =>
            {
                double[] values = [Math.Tanh(x), probe.Input.Where((_, j) => j % channels == i % channels).Average(), x];
                return kind switch
                {
                    "Add" => values.Sum(),
                    "Multiply" => values[0] * values[1] * values[2],
                    "Average" => values.Average(),
                    "Maximum" => values.Max(),
                    _ => values.Min(),
                };
            })]);
    }

    [Fact]
    public void A_layer_can_meet_itself() => LayerProof.Check(
        "[Input(5, Name = \"x\")]\n[Multiply(\"x\", \"x\")]", static probe => [.. probe.Input.Select(static x => x * x)]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(-2)]
    public void Concatenates_along_any_axis(int axis) => LayerProof.Check(
        Parts + (axis is 1 or -2
            ? "[Cropping1D(1, 1, From = \"x\", Name = \"b\")]\n"
            : "[Permute(2, 1, From = \"x\")]\n[Cropping1D(2, 1)]\n[Permute(2, 1, Name = \"b\")]\n") +
        $"[Concatenate(\"b\", \"a\", \"b\", Axis = {axis})]",
        probe => axis is 1 or -2
            ? [.. probe.Input[6..18], .. probe.Input, .. probe.Input[6..18]]
            : [.. probe.Input.Chunk(6).SelectMany(static row => (double[])[.. row[2..5], .. row, .. row[2..5]])]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Dot_sums_products(bool normalize) => LayerProof.Check(
        Parts + $"[Cropping1D(1, 0, From = \"x\", Name = \"b\")]\n[Dot(\"a\", \"b\", Normalize = {(normalize ? "true" : "false")})]",
        probe =>
        {
            double[][] rows = [.. probe.Input.Chunk(6)];
            return [.. rows.SelectMany(a => rows[1..].Select(b => Product(a, b) / (normalize ? Math.Sqrt(Product(a, a) * Product(b, b)) : 1)))];
        });

    [Fact]
    public void Dot_sums_over_the_axes_that_are_named() => LayerProof.Check(
        Parts + "[Reshape(3, 4, 2, From = \"x\", Name = \"b\")]\n[Dot(\"a\", \"b\", FirstAxis = 1, SecondAxis = 2)]",
        probe =>
        {
            double[] result = new double[6 * 3 * 2];
            for (int i = 0; i < result.Length; i++)
            {
                result[i] = Enumerable.Range(0, 4).Sum(k => probe.Input[(k * 6) + (i / 6)] * probe.Input[(i / 2 % 3 * 8) + (k * 2) + (i % 2)]);
            }

            return result;
        });

    [Fact]
    public void Dot_of_vectors_is_a_number() => LayerProof.Check(
        "[Input(7, Name = \"x\")]\n[Activation(Activation.Tanh, Name = \"y\")]\n[Dot(\"x\", \"y\", Normalize = true)]",
        static probe =>
        {
            double[] y = [.. probe.Input.Select(Math.Tanh)];
            return [Product(probe.Input, y) / Math.Sqrt(Product(probe.Input, probe.Input) * Product(y, y))];
        });

    private static double Product(double[] a, double[] b) => a.Zip(b, static (x, y) => x * y).Sum();
}
