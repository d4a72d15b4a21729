using System;
using System.Linq;
using System.Reflection;
using StaticNet.Tests.Networks;
using Xunit;

namespace StaticNet.Tests.Layers;

/// <summary>Layers applied to every step, against networks of one step with the same parameters, run step by step.</summary>
[Trait("Category", "Numeric")]
public sealed class TimeDistributedTests
{
    private const int Steps = 3;

    [Theory]
    [InlineData("5", "[Dense(19, Activation = Activation.Tanh)]")]
    [InlineData("4, 5", "[Dense(3)]")]
    [InlineData("5", "[Dense(6)]\n[Activation(Activation.Softmax)]")]
    [InlineData("7, 3", "[Conv1D(18, 3, Padding = Padding.Causal, DilationRate = 2)]")]
    [InlineData("6, 7, 3", "[Conv2D(17, 3, Padding = Padding.Same, Activation = Activation.ELU)]")]
    [InlineData("7, 6, 4", "[Conv2D(6, 3, 2, Strides = 2, PadTop = 1, Groups = 2)]")]
    [InlineData("72", "[Reshape(3, 4, 3, 2)]\n[Conv3D(3, 2, Padding = Padding.Same)]")]
    [InlineData("4, 5, 3", "[DepthwiseConv2D(3, Padding = Padding.Same, DepthMultiplier = 2)]")]
    [InlineData("7, 3", "[SeparableConv1D(4, 3)]")]
    [InlineData("3, 4, 5", "[Conv2DTranspose(3, 3, Strides = 2)]")]
    [InlineData("6, 5, 3", "[MaxPooling2D(3, Strides = 2, PadLeft = 1)]")]
    [InlineData("6, 5, 3", "[AveragePooling2D(3, Padding = Padding.Same, Strides = 1)]")]
    [InlineData("72", "[Reshape(3, 4, 3, 2)]\n[AveragePooling3D(2, Strides = 1)]")]
    [InlineData("3, 4, 17", "[GlobalMaxPooling2D]")]
    [InlineData("4, 17", "[GlobalAveragePooling1D(KeepDims = true)]")]
    [InlineData("6, 4, 3", "[MaxPooling2D(Name = \"p\")]\n[Conv2D(3, 1, Activation = Activation.Tanh)]\n[MaxUnpooling2D(\"p\")]")]
    [InlineData("4, 6", "[LayerNormalization]")]
    [InlineData("3, 3, 6", "[GroupNormalization(2)]")]
    [InlineData("3, 6", "[InstanceNormalization]")]
    [InlineData("3, 6", "[RMSNormalization]\n[UnitNormalization]")]
    [InlineData("2, 2, 9", "[CrossChannelNormalization(5)]")]
    [InlineData("4, 6", "[Flatten]\n[Dense(3)]")]
    [InlineData("4, 6", "[Reshape(3, 8)]\n[Permute(2, 1)]")]
    [InlineData("4, 5, 3", "[Cropping2D(1, 0, 1, 2)]\n[ZeroPadding2D(2, 1, 1, 0, Mode = PadMode.Edge)]")]
    [InlineData("3, 4, 5", "[UpSampling2D(2, Interpolation = Interpolation.Bilinear)]\n[Resizing(5, 3)]")]
    [InlineData("2, 4, 4", "[DepthToSpace(2)]\n[SpaceToDepth(4, Name = \"s\")]")]
    [InlineData("5", "[RepeatVector(3)]\n[PReLU]")]
    [InlineData("4, 6", "[GLU]\n[Rescaling(2, 1)]")]
    [InlineData("4, 6", "[MultiHeadAttention(2, 3, Causal = true, Value = \"input\")]")]
    [InlineData("4, 6", "[PositionEmbedding]\n[Dense(2, Name = \"d\")]\n[Concatenate(\"input\", \"d\")]\n[Dot(\"concatenate\", \"input\", FirstAxis = 1, SecondAxis = 1)]")]
    [InlineData("4, 6", "[PositionEmbedding(Sinusoidal = true)]\n[Subtract(\"position_embedding\", \"input\")]")]
    [InlineData("5, 6", "[Cropping1D(1, 3, Name = \"c\")]\n[Maximum(\"input\", \"c\")]\n[CropTo(\"c\")]\n[SpatialDropout1D(0.4f)]")]
    public void Every_step_is_as_a_network_of_one_step(string shape, string layers) => Check(shape, layers, Distribute(layers), "");

    [Fact]
    public void Token_ids_are_looked_up_step_by_step() => Check(
        "4", "[Embedding(9, 5)]", Distribute("[Embedding(9, 5)]"), "", static random => random.Next(9), inputGradient: false);

    [Fact]
    public void A_block_is_applied_as_its_layers_are()
    {
        const string Blocks = """

            /// <summary>A block.</summary>
            [Block]
            [Conv1D(6, 3, Padding = Padding.Same, Activation = Activation.Tanh)]
            [LayerNormalization(Name = "norm")]
            [Add("input", "norm")]
            public sealed class Inner;

            /// <summary>A block of blocks.</summary>
            [Block]
            [Use<Inner>(Repeat = 2)]
            [MultiHeadAttention(2, 3, Value = "input")]
            [Flatten]
            [Dense(4)]
            public sealed class Outer;
            """;
        Check("4, 6", "[Use<Outer>]", "[Use<Outer>(TimeDistributed = true)]", Blocks);
    }

    [Fact]
    public void Steps_drop_values_of_their_own()
    {
        INetwork<double> network = CompiledNetworks.Create<double>("[Input(4, 500)]\n[Dropout(0.5f, TimeDistributed = true)]");
        NetworkContext<double> context = network.CreateContext(1);
        double[] outputs = new double[2000];
        network.Forward(context, [.. Enumerable.Repeat(1.0, outputs.Length)], outputs);
        double[][] steps = [.. outputs.Chunk(500)];
        Assert.All(steps, static step => Assert.InRange(step.Count(static value => value == 0), 200, 300));
        Assert.All(Enumerable.Range(1, 3), step => Assert.InRange(steps[step].Zip(steps[0]).Count(static pair => pair.First == pair.Second), 200, 300));
        LayerProof.Check("[Input(3, 5)]\n[Dropout(0.5f, TimeDistributed = true)]\n[Dense(4, TimeDistributed = true)]");
    }

    [Fact]
    public void Parameters_are_those_of_one_step()
    {
        INetwork<float> network = CompiledNetworks.Create<float>("[Input(50, 8, 8, 3)]\n[Conv2D(16, 3, TimeDistributed = true)]");
        Assert.Equal([3 * 3 * 3 * 16, 16], network.Parameters.Table.Select(static info => info.Layout.Count));
        Assert.Equal([50, 6, 6, 16], network.Info.OutputShape);
        Assert.Contains("Conv2D per step", network.Info.Summary);
    }

    /// <summary>The first recurrent layer takes what a layer makes of every step, in one pass and step by step.</summary>
    [Fact]
    public void A_network_with_such_layers_streams()
    {
        IStreamingNetwork<double> network = (IStreamingNetwork<double>)CompiledNetworks.Create<double>(
            "[Input(6, 4)]\n[Dense(5, Activation = Activation.Tanh, TimeDistributed = true)]\n[LayerNormalization(TimeDistributed = true)]\n[GRU(3, ReturnSequences = true)]\n[Dense(2, TimeDistributed = true)]");
        Random random = new(3);
        double[] inputs = [.. Enumerable.Range(0, 24).Select(_ => random.NextDouble())];
        double[] expected = new double[12];
        ((INetwork<double>)network).Forward(inputs, expected);
        NetworkState<double> state = network.CreateState();
        double[] outputs = new double[12];
        for (int step = 0; step < 6; step++)
        {
            network.Step(state, inputs.AsSpan(step * 4, 4), outputs.AsSpan(step * 2, 2));
        }

        Assert.All(expected.Zip(outputs), static pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    private static void Check(
        string shape, string layers, string distributed, string blocks, Func<Random, double>? input = null, bool inputGradient = true)
    {
        Assembly assembly = CompiledNetworks.Compile(
            $"using StaticNet;\n/// <summary>A network.</summary>\n[Network(Precision = Precision.Double)]\n[Input({shape}, Name = \"input\")]\n{layers}\npublic sealed partial class Net;\n{blocks}");
        INetwork<double> one = CompiledNetworks.Instantiate<double>(assembly.GetType("Net", throwOnError: true)!);
        LayerProof.Check(
            $"[Input({Steps}, {shape}, Name = \"input\")]\n{distributed}",
            probe =>
            {
                foreach (ParameterInfo parameter in one.Parameters.Table)
                {
                    one.Parameters[parameter.Name].Write(probe.Parameter(parameter.Name));
                }

                double[] outputs = new double[Steps * one.Info.OutputSize];
                for (int step = 0; step < Steps; step++)
                {
                    one.Forward(
                        probe.Input.AsSpan(step * one.Info.InputSize, one.Info.InputSize),
                        outputs.AsSpan(step * one.Info.OutputSize, one.Info.OutputSize));
                }

                return outputs;
            },
            input,
            inputGradient,
            blocks);
    }

    private static string Distribute(string layers) => string.Join("\n", layers.Split('\n').Select(static layer =>
        layer.EndsWith(")]", StringComparison.Ordinal) ? layer[..^2] + ", TimeDistributed = true)]" : layer[..^1] + "(TimeDistributed = true)]"));
}
