using System;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Layers;

/// <summary>Embeddings, positions and attention against plain loops.</summary>
[Trait("Category", "Numeric")]
public sealed class AttentionTests
{
    [Theory]
    [InlineData(4, 5, 1, 3, "")]
    [InlineData(5, 8, 2, 16, "")]
    [InlineData(17, 6, 3, 5, "ValueDim = 7")]
    [InlineData(5, 4, 2, 3, "Causal = true")]
    [InlineData(18, 16, 1, 4, "Causal = true")]
    [InlineData(3, 4, 2, 2, "OutputDim = 9, UseBias = false")]
    public void Attends_to_itself(int steps, int features, int heads, int size, string options)
    {
        int valueSize = options.Contains("ValueDim", StringComparison.Ordinal) ? 7 : size;
        int width = options.Contains("OutputDim", StringComparison.Ordinal) ? 9 : features;
        LayerProof.Check(
            $"[Input({steps}, {features})]\n[MultiHeadAttention({string.Join(", ", new[] { $"{heads}, {size}", options, "Name = \"a\"" }.Where(static text => text.Length > 0))})]",
            probe =>
            {
                double[][] sequence = [.. probe.Input.Chunk(features)];
                return Attend(probe, sequence, sequence, heads, size, valueSize, width, (i, j) => !options.Contains("Causal", StringComparison.Ordinal) || j <= i, !options.Contains("UseBias", StringComparison.Ordinal));
            });
    }

    [Fact]
    public void Attends_to_another_sequence() => LayerProof.Check(
        "[Input(6, 5)]\n[SimpleRNN(4, ReturnSequences = true, Name = \"memory\")]\n[LayerNormalization(From = \"input_layer\", Name = \"n\", Center = false, Scale = false)]\n[MultiHeadAttention(2, 3, Value = \"memory\", Name = \"a\")]");

    /// <summary>In evaluation nothing is dropped; in training gradients equal differences under one mask.</summary>
    [Fact]
    public void Drops_weights() => LayerProof.Check("[Input(6, 5)]\n[MultiHeadAttention(2, 3, Dropout = 0.5)]");

    [Fact]
    public void A_transformer_block_compiles() => LayerProof.Check(
        """
        [Input(7)]
        [Embedding(11, 8)]
        [PositionEmbedding(Name = "x")]
        [MultiHeadAttention(2, 4, Causal = true, Name = "attention")]
        [Add("x", "attention")]
        [LayerNormalization(Name = "y")]
        [SimpleRNN(8, ReturnSequences = true, Name = "mix")]
        [Add("y", "mix")]
        [LayerNormalization]
        [Flatten]
        [Dense(5, Activation = Activation.Softmax)]
        """,
        input: static random => random.Next(11),
        inputGradient: false);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 18)]
    public void Embeds_tokens(int tokens, int size) => LayerProof.Check(
        $"[Input({tokens})]\n[Embedding(9, {size}, Name = \"e\")]",
        probe => [.. probe.Input.SelectMany(token => probe.Parameter("e/embeddings").Skip((int)token * size).Take(size))],
        static random => random.Next(9),
        inputGradient: false);

    [Theory]
    [InlineData(9)]
    [InlineData(-1)]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    public void Refuses_what_is_no_token(double token)
    {
        INetwork<float> network = Networks.CompiledNetworks.Create<float>("[Input(1)]\n[Embedding(9, 4)]");
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Forward([(float)token], new float[4]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Adds_positions(bool sinusoidal) => LayerProof.Check(
        $"[Input(5, 6)]\n[PositionEmbedding(Sinusoidal = {(sinusoidal ? "true" : "false")}, Name = \"p\")]",
        probe => [.. probe.Input.Zip(probe.Parameter("p/position_embeddings"), static (x, p) => x + p)]);

    [Fact]
    public void Sinusoidal_positions_are_waves()
    {
        INetwork<double> network = Networks.CompiledNetworks.Create<double>("[Input(3, 4)]\n[PositionEmbedding(Sinusoidal = true, Name = \"p\")]");
        double[] output = new double[12];
        network.Forward(new double[12], output);
        double[] expected =
        [
            0, 1, 0, 1,
            Math.Sin(1), Math.Cos(1), Math.Sin(0.01), Math.Cos(0.01),
            Math.Sin(2), Math.Cos(2), Math.Sin(0.02), Math.Cos(0.02),
        ];
        Assert.All(expected.Zip(output), static pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    private static double[] Attend(
        LayerProof.Probe probe, double[][] queries, double[][] keys, int heads, int size, int valueSize, int width, Func<int, int, bool> sees, bool bias)
    {
        double[][] Project(double[][] rows, string name, int columns) => [.. rows.Select(row =>
            (double[])[.. Enumerable.Range(0, columns).Select(column =>
                (bias ? probe.Parameter($"a/{name}_bias")[column] : 0)
                + row.Select((x, i) => x * probe.Parameter($"a/{name}_kernel")[(i * columns) + column]).Sum())])];
        double[][] q = Project(queries, "query", heads * size);
        double[][] k = Project(keys, "key", heads * size);
        double[][] v = Project(keys, "value", heads * valueSize);
        double[][] heard = [.. q.Select((query, i) => (double[])[.. Enumerable.Range(0, heads).SelectMany(head =>
        {
            double[] weights = [.. k.Select((key, j) => sees(i, j)
                ? Math.Exp(Enumerable.Range(head * size, size).Sum(c => query[c] * key[c]) / Math.Sqrt(size))
                : 0)];
            double sum = weights.Sum();
            return Enumerable.Range(head * valueSize, valueSize).Select(c => weights.Select((weight, j) => weight * v[j][c]).Sum() / sum);
        })])];
        return [.. Project(heard, "output", width).SelectMany(static row => row)];
    }
}
