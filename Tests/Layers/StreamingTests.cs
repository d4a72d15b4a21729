using System;
using System.Linq;
using StaticNet.Tests.Networks;
using Xunit;

namespace StaticNet.Tests.Layers;

/// <summary>A sequence given step by step gives what it gives in one pass.</summary>
[Trait("Category", "Numeric")]
public sealed class StreamingTests
{
    public static TheoryData<string> Sequences =>
    [
        "[SimpleRNN(5, ReturnSequences = true)]",
        "[LSTM(16, ReturnSequences = true)]",
        "[LSTM(5, ReturnSequences = true, Activation = Activation.SiLU)]",
        "[GRU(7, ReturnSequences = true)]",
        "[GRU(7, ReturnSequences = true, ResetAfter = false)]",
        "[Conv1D(4, 3, Padding = Padding.Causal)]",
        "[Conv1D(18, 2, Padding = Padding.Causal, DilationRate = 3, Activation = Activation.Tanh)]",
        "[Conv1D(6, 3, Padding = Padding.Causal, Groups = 3)]",
        "[DepthwiseConv1D(3, Padding = Padding.Causal, DilationRate = 2, DepthMultiplier = 2)]",
        "[SeparableConv1D(16, 4, Padding = Padding.Causal, Activation = Activation.ReLU)]",
        "[Conv1D(8, 3, Padding = Padding.Causal)]\n[Conv1D(8, 3, Padding = Padding.Causal, DilationRate = 2)]\n[BatchNormalization]\n[Conv1D(2, 1, Padding = Padding.Causal)]",
        "[GRU(5, ReturnSequences = true, Name = \"a\")]\n[Conv1D(5, 2, Padding = Padding.Causal)]\n[Add(\"a\", \"conv1d\")]\n[LSTM(3, ReturnSequences = true)]",
        "[LayerNormalization]\n[GRU(6, ReturnSequences = true)]\n[Dropout(0.5f)]\n[LSTM(4, ReturnSequences = true)]",
        "[Conv1D(8, 3, Padding = Padding.Causal)]\n[Conv1D(2, 1)]",
        "[GRU(5, ReturnSequences = true)]\n[SeparableConv1D(3, 1)]\n[DepthwiseConv1D(1, Padding = Padding.Same)]",
    ];

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Every_step_equals_that_of_the_whole_sequence(string layers)
    {
        Check<double>(layers, 1e-12);
        Check<float>(layers, 1e-5);
    }

    [Theory]
    [InlineData("[LSTM(6)]\n[Dense(3, Activation = Activation.Softmax)]")]
    [InlineData("[GRU(4, ReturnSequences = true)]\n[SimpleRNN(5)]")]
    public void The_last_step_gives_what_the_sequence_gives(string layers)
    {
        IStreamingNetwork<double> network = Create<double>(layers);
        double[] sequence = RandomVectors.Normal(network.Info.InputSize, 1);
        double[] expected = new double[network.Info.OutputSize];
        network.Forward(sequence, expected);
        double[] actual = new double[network.StepOutputSize];
        NetworkState<double> state = network.CreateState();
        foreach (double[] step in sequence.Chunk(network.StepInputSize))
        {
            network.Step(state, step, actual);
        }

        Assert.All(expected.Zip(actual), static pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void Tokens_come_one_by_one()
    {
        IStreamingNetwork<double> network = (IStreamingNetwork<double>)CompiledNetworks.Create<double>(
            "[Input(9)]\n[Embedding(7, 5)]\n[GRU(6)]\n[Dense(7, Activation = Activation.Softmax)]", seed: 3);
        double[] sequence = [3, 1, 4, 1, 5, 0, 2, 6, 5];
        double[] expected = new double[7];
        network.Forward(sequence, expected);
        double[] actual = new double[7];
        NetworkState<double> state = network.CreateState();
        foreach (double token in sequence)
        {
            network.Step(state, [token], actual);
        }

        Assert.All(expected.Zip(actual), static pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    /// <summary>Nine tokens, or nine features: where both could be meant there are no steps.</summary>
    [Fact]
    public void Time_is_not_taken_for_the_axis_of_features() =>
        Assert.IsNotAssignableFrom<IStreamingNetwork<double>>(
            CompiledNetworks.Create<double>("[Input(9)]\n[UnitNormalization]\n[Embedding(7, 5)]\n[GRU(6)]", seed: 3));

    /// <summary>Where sequences of different ranks are joined, the time of one lies along another axis of the other.</summary>
    [Theory]
    [InlineData("[Input(8)]\n[Embedding(10, 8)]\n[Add(\"input_layer\", \"embedding\")]\n[LSTM(4)]")]
    [InlineData("[Input(3, 12, Name = \"x\")]\n[LSTM(4, ReturnSequences = true, Name = \"s\")]\n" +
        "[Reshape(3, 4, From = \"x\", TimeDistributed = true, Name = \"r\")]\n[Add(\"r\", \"s\")]")]
    public void Time_is_not_joined_with_another_axis(string attributes) =>
        Assert.IsNotAssignableFrom<IStreamingNetwork<double>>(CompiledNetworks.Create<double>(attributes, seed: 3));

    [Fact]
    public void A_state_can_be_reset_and_copied_and_is_its_own()
    {
        IStreamingNetwork<double> network = Create<double>("[LSTM(4, ReturnSequences = true)]\n[Conv1D(3, 2, Padding = Padding.Causal)]");
        double[] Run(NetworkState<double> state, int seed)
        {
            double[] output = new double[network.StepOutputSize];
            network.Step(state, RandomVectors.Normal(network.StepInputSize, seed), output);
            return output;
        }

        NetworkState<double> state = network.CreateState();
        double[] first = Run(state, 1);
        double[] second = Run(state, 2);
        NetworkState<double> other = network.CreateState();
        state.CopyTo(other);
        double[] third = Run(state, 3);
        Assert.Equal(third, Run(other, 3));
        state.Reset();
        Assert.Equal(first, Run(state, 1));
        Assert.Equal(second, Run(state, 2));
        Assert.NotEqual(third, first);
    }

    [Fact]
    public void A_step_allocates_nothing_and_checks_its_arguments()
    {
        IStreamingNetwork<float> network = Create<float>("[GRU(4)]\n[BatchNormalization]");
        NetworkState<float> state = network.CreateState();
        float[] input = new float[network.StepInputSize];
        float[] output = new float[network.StepOutputSize];
        network.Step(state, input, output);
        long before = GC.GetAllocatedBytesForCurrentThread();
        network.Step(state, input, output);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Throws<ArgumentException>(() => network.Step(state, new float[input.Length + 1], output));
        Assert.Throws<ArgumentException>(() => network.Step(state, input, []));
        Assert.Throws<ArgumentException>(() => network.Step(Create<float>("[LSTM(4)]").CreateState(), input, output));
        Assert.Throws<ArgumentException>(() => state.CopyTo(Create<float>("[LSTM(4)]").CreateState()));
    }

    [Theory]
    [InlineData("[GRU(4, GoBackwards = true)]")]
    [InlineData("[GRU(4, Bidirectional = BidirectionalMerge.Sum)]")]
    [InlineData("[Conv1D(4, 3)]")]
    [InlineData("[GRU(4, ReturnSequences = true)]\n[Conv1D(4, 1, Strides = 2)]")]
    [InlineData("[GRU(4, ReturnSequences = true)]\n[Conv1D(4, 1, PadBefore = 1)]")]
    [InlineData("[LSTM(4, ReturnSequences = true)]\n[LayerNormalization(Axes = 2, Center = false, Scale = false)]")]
    [InlineData("[GRU(4, ReturnSequences = true, Name = \"all\")]\n[LSTM(4, Name = \"last\")]\n[Add(\"all\", \"last\")]")]
    [InlineData("[Dense(4)]")]
    public void Networks_that_look_ahead_or_remember_nothing_have_no_steps(string layers) =>
        Assert.IsNotAssignableFrom<IStreamingNetwork<double>>(CompiledNetworks.Create<double>($"[Input(9, 6)]\n{(layers == "[Dense(4)]" ? "[Flatten]\n" : "")}{layers}"));

    private static void Check<T>(string layers, double tolerance)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        IStreamingNetwork<T> network = Create<T>(layers);
        T[] sequence = RandomVectors.Normal(network.Info.InputSize, 1).To<T>();
        T[] expected = new T[network.Info.OutputSize];
        network.Forward(sequence, expected);
        T[] actual = new T[expected.Length];
        NetworkState<T> state = network.CreateState();
        int steps = sequence.Length / network.StepInputSize;
        Assert.Equal(expected.Length, steps * network.StepOutputSize);
        for (int step = 0; step < steps; step++)
        {
            network.Step(
                state,
                sequence.AsSpan(step * network.StepInputSize, network.StepInputSize),
                actual.AsSpan(step * network.StepOutputSize, network.StepOutputSize));
        }

        Assert.All(expected.ToDoubles().Zip(actual.ToDoubles()), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    private static IStreamingNetwork<T> Create<T>(string layers)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        (IStreamingNetwork<T>)CompiledNetworks.Create<T>($"[Input(9, 6)]\n{layers}", seed: 2);
}
