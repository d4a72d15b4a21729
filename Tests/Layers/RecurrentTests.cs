using System.Linq;
using Xunit;

namespace StaticNet.Tests.Layers;

/// <summary>Recurrent layers and their options against plain loops and finite differences.</summary>
[Trait("Category", "Numeric")]
public sealed class RecurrentTests
{
    public static TheoryData<string, int, int, int> Shapes
    {
        get
        {
            TheoryData<string, int, int, int> data = [];
            foreach (string kind in (string[])["SimpleRNN", "LSTM", "GRU", "GRU before"])
            {
                data.Add(kind, 1, 1, 1);
                data.Add(kind, 4, 3, 5);
                data.Add(kind, 3, 16, 16);
                data.Add(kind, 5, 2, 18);
            }

            return data;
        }
    }

    public static TheoryData<string> Kinds => ["SimpleRNN", "LSTM", "GRU", "GRU before"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Hands_on_the_last_state(string kind, int steps, int features, int units) => LayerProof.Check(
        $"[Input({steps}, {features})]\n{Attribute(kind, units)}",
        probe => Run(kind, probe, "r/", Sequence(probe.Input, features), new double[units])[^1]);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Hands_on_all_states(string kind) => LayerProof.Check(
        $"[Input(5, 3)]\n{Attribute(kind, 6, "ReturnSequences = true")}",
        probe => [.. Run(kind, probe, "r/", Sequence(probe.Input, 3), new double[6]).SelectMany(static state => state)]);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Goes_backwards(string kind)
    {
        double[][] Reference(LayerProof.Probe probe) => Run(kind, probe, "r/", [.. Sequence(probe.Input, 3).Reverse()], new double[6]);
        LayerProof.Check($"[Input(5, 3)]\n{Attribute(kind, 6, "GoBackwards = true")}", probe => Reference(probe)[^1]);
        LayerProof.Check(
            $"[Input(5, 3)]\n{Attribute(kind, 6, "GoBackwards = true, ReturnSequences = true")}",
            probe => [.. Reference(probe).SelectMany(static state => state)]);
    }

    [Theory]
    [InlineData("SimpleRNN", "Concat", true)]
    [InlineData("LSTM", "Concat", true)]
    [InlineData("LSTM", "Sum", false)]
    [InlineData("LSTM", "Mul", true)]
    [InlineData("GRU", "Ave", true)]
    [InlineData("GRU before", "Concat", false)]
    public void Runs_in_both_directions(string kind, string merge, bool sequences) => LayerProof.Check(
        $"[Input(4, 3)]\n{Attribute(kind, 5, $"Bidirectional = BidirectionalMerge.{merge}, ReturnSequences = {(sequences ? "true" : "false")}")}",
        probe =>
        {
            double[][] forward = Run(kind, probe, "r/forward_", Sequence(probe.Input, 3), new double[5]);
            double[][] backward = [.. Run(kind, probe, "r/backward_", [.. Sequence(probe.Input, 3).Reverse()], new double[5]).Reverse()];
            double[] Join(double[] a, double[] b) => merge switch
            {
                "Concat" => [.. a, .. b],
                "Sum" => [.. a.Zip(b, static (x, y) => x + y)],
                "Mul" => [.. a.Zip(b, static (x, y) => x * y)],
                _ => [.. a.Zip(b, static (x, y) => (x + y) / 2)],
            };
            return sequences ? [.. forward.Zip(backward, Join).SelectMany(static state => state)] : Join(forward[^1], backward[0]);
        });

    /// <summary>As Keras' Bidirectional: the forward layer's sequence as it comes out, reversed, the other's flipped to go with it.</summary>
    [Theory]
    [InlineData("LSTM", true)]
    [InlineData("GRU", true)]
    [InlineData("SimpleRNN", false)]
    public void Goes_backwards_in_both_directions(string kind, bool sequences) => LayerProof.Check(
        $"[Input(5, 3)]\n{Attribute(kind, 4, $"GoBackwards = true, Bidirectional = BidirectionalMerge.Concat, ReturnSequences = {(sequences ? "true" : "false")}")}",
        probe =>
        {
            double[][] first = Run(kind, probe, "r/forward_", [.. Sequence(probe.Input, 3).Reverse()], new double[4]);
            double[][] second = Run(kind, probe, "r/backward_", Sequence(probe.Input, 3), new double[4]);
            return sequences
                ? [.. first.Zip(second.Reverse(), static (a, b) => (double[])[.. a, .. b]).SelectMany(static state => state)]
                : [.. first[^1], .. second[^1]];
        });

    /// <summary>Keras joins the forget gate's ones with what the bias initialiser gives for the other gates.</summary>
    [Theory]
    [InlineData("", 0, 1)]
    [InlineData("BiasInitializer = Initializer.Constant, BiasInitializerValue = 0.5", 0.5, 1)]
    [InlineData("BiasInitializer = Initializer.Ones", 1, 1)]
    [InlineData("BiasInitializer = Initializer.Constant, BiasInitializerValue = 0.5, UnitForgetBias = false", 0.5, 0.5)]
    [InlineData("BiasInitializer = Initializer.UnitForgetGate, UnitForgetBias = false", 0, 1)]
    public void The_forget_gates_bias_starts_at_one_beside_the_initialisers_values(string options, double others, double forget)
    {
        INetwork<double> network = Networks.CompiledNetworks.Create<double>($"[Input(3, 2)]\n{Attribute("LSTM", 2, options)}");
        Assert.Equal([others, others, forget, forget, others, others, others, others], network.Parameters["r/bias"].ToArray());
    }

    [Fact]
    public void Constants_fill_recurrent_kernels_and_tables()
    {
        INetwork<double> network = Networks.CompiledNetworks.Create<double>(
            """
            [Input(3)]
            [Embedding(5, 2, EmbeddingsInitializer = Initializer.Constant, EmbeddingsInitializerValue = 0.25, Name = "e")]
            [PositionEmbedding(EmbeddingsInitializer = Initializer.Constant, EmbeddingsInitializerValue = -2, Name = "p")]
            [GRU(2, RecurrentInitializer = Initializer.Constant, RecurrentInitializerValue = 0.5, Name = "r")]
            """);
        Assert.All(network.Parameters["e/embeddings"].ToArray(), static value => Assert.Equal(0.25, value));
        Assert.All(network.Parameters["p/position_embeddings"].ToArray(), static value => Assert.Equal(-2, value));
        Assert.All(network.Parameters["r/recurrent_kernel"].ToArray(), static value => Assert.Equal(0.5, value));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Starts_from_another_layers_output(string kind) => LayerProof.Check(
        $"[Input(4, 3)]\n[LSTM(5, Name = \"first\")]\n{Attribute(kind, 5, "InitialState = \"first\", From = \"input_layer\"" + (kind == "LSTM" ? ", InitialCellState = \"first\"" : ""))}",
        probe =>
        {
            double[][] sequence = Sequence(probe.Input, 3);
            double[] state = Run("LSTM", probe, "first/", sequence, new double[5])[^1];
            return Run(kind, probe, "r/", sequence, state, state)[^1];
        });

    /// <summary>In evaluation nothing is dropped; in training gradients equal differences under one mask.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Drops_inputs_and_states(string kind) => LayerProof.Check(
        $"[Input(4, 6)]\n{Attribute(kind, 7, "Dropout = 0.25, RecurrentDropout = 0.5")}",
        probe => Run(kind, probe, "r/", Sequence(probe.Input, 6), new double[7])[^1]);

    [Theory]
    [InlineData("SimpleRNN", "Activation = Activation.SiLU")]
    [InlineData("SimpleRNN", "Activation = Activation.Linear, UseBias = false")]
    [InlineData("LSTM", "Activation = Activation.SiLU, RecurrentActivation = Activation.Tanh")]
    [InlineData("LSTM", "Activation = Activation.Linear, UseBias = false")]
    [InlineData("GRU", "Activation = Activation.GELU, RecurrentActivation = Activation.SiLU, UseBias = false")]
    [InlineData("GRU before", "Activation = Activation.Softplus, RecurrentActivation = Activation.GELU, UseBias = false")]
    public void Other_activations_have_right_gradients(string kind, string options) =>
        LayerProof.Check($"[Input(4, 3)]\n{Attribute(kind, 5, options)}");

    [Fact]
    public void Layers_stack() => LayerProof.Check(
        "[Input(6, 3)]\n[LSTM(5, ReturnSequences = true)]\n[GRU(4, ReturnSequences = true)]\n[SimpleRNN(3)]\n[Dense(2)]");

    private static string Attribute(string kind, int units, string options = "")
    {
        string[] all = [.. new[] { kind == "GRU before" ? "ResetAfter = false" : "", options, "Name = \"r\"" }.Where(static text => text.Length > 0)];
        return $"[{kind.Split(' ')[0]}({units}, {string.Join(", ", all)})]";
    }

    private static double[][] Sequence(double[] input, int features) => [.. input.Chunk(features)];

    private static double[][] Run(string kind, LayerProof.Probe probe, string prefix, double[][] sequence, double[] state, double[]? cell = null)
    {
        (double[] kernel, double[] recurrent, double[] bias) =
            (probe.Parameter(prefix + "kernel"), probe.Parameter(prefix + "recurrent_kernel"), probe.Parameter(prefix + "bias"));
        return kind switch
        {
            "SimpleRNN" => ReferenceRecurrent.SimpleRNN(sequence, kernel, recurrent, bias, state),
            "LSTM" => ReferenceRecurrent.LSTM(sequence, kernel, recurrent, bias, state, cell ?? new double[state.Length]),
            _ => ReferenceRecurrent.GRU(sequence, kernel, recurrent, bias, state, kind == "GRU"),
        };
    }
}
