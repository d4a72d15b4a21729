using System;
using System.Linq;
using System.Reflection;
using StaticNet.Generator.Shapes;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>A network that uses blocks is the one whose layers are written out.</summary>
[Trait("Category", "Numeric")]
public sealed class BlockTests
{
    private const string Blocks = """
        /// <summary>A residual block.</summary>
        [Block]
        [Conv2D(3, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
        [BatchNormalization]
        [Conv2D(3, 3, Padding = Padding.Same, UseBias = false, Name = "change")]
        [Add("input", "change")]
        public abstract class ResidualBlock;

        /// <summary>Where a block lies does not matter.</summary>
        public static class Places
        {
            /// <summary>A gate; both of its convolutions read what it is given.</summary>
            [Block]
            [Conv2D(3, 1, Name = "mix")]
            [Conv2D(3, 1, From = "input", Activation = Activation.Tanh, Name = "gate")]
            [Multiply("mix", "gate")]
            public sealed class Gate;
        }

        /// <summary>A block of blocks, the last of which is its result.</summary>
        [Block]
        [MaxPooling2D(2, Name = "down")]
        [Use<ResidualBlock>(Repeat = 2, Name = "middle")]
        [MaxUnpooling2D("down")]
        [Add("input", "max_unpooling2d", Name = "sum")]
        [Use<Places.Gate>]
        public class Hourglass { }

        """;

    [Fact]
    public void Blocks_compute_what_their_layers_compute()
    {
        AssertSame(
            """
            [Input(4, 6, 2)]
            [Conv2D(3, 1, Name = "stem")]
            [Use<ResidualBlock>]
            [Use<Hourglass>(Repeat = 2)]
            [Use<ResidualBlock>(From = "stem", Name = "side")]
            [Subtract("hourglass", "side")]
            [Use<Places.Gate>]
            [GlobalAveragePooling2D]
            [Dense(2)]
            """,
            $$"""
            [Input(4, 6, 2)]
            [Conv2D(3, 1, Name = "stem")]
            {{Residual("stem", "r")}}
            {{Hourglass("r", "h1")}}
            {{Hourglass("h1", "h2")}}
            {{Residual("stem", "side")}}
            [Subtract("h2", "side", Name = "difference")]
            {{Gate("difference", "end")}}
            [GlobalAveragePooling2D]
            [Dense(2)]
            """);
    }

    [Fact]
    public void Layers_are_named_after_the_use_and_keep_their_names_within_the_block()
    {
        NetworkModel model = Infer(
            """
            [Block] [Dense(4, Name = "a")] [Dense(4, Activation = Activation.Tanh)] class Inner;
            [Block] [Use<Inner>] [Dense(4)] [Add("input", "dense")] [Use<Inner>(Repeat = 2)] class OuterBlock;
            """,
            """[Input(4)] [Use<OuterBlock>] [Use<OuterBlock>(Name = "last", Repeat = 2)] [Add("last", "outer_block", "outer_block.inner.a")]""");
        Assert.Empty(model.Errors);
        string[] outer = ["inner.a", "inner", "dense", "add", "inner_1.1.a", "inner_1.1", "inner_1.2.a"];
        Assert.Equal(
            [
                "input_layer",
                .. outer.Select(static name => "outer_block." + name), "outer_block",
                .. outer.Select(static name => "last.1." + name), "last.1",
                .. outer.Select(static name => "last.2." + name), "last",
                "add",
            ],
            model.Nodes.Select(static node => node.Name));
        Assert.Equal([0, 3], model.Nodes[4].Inputs);
        Assert.Equal([24, 8, 1], model.Nodes[^1].Inputs);
    }

    [Fact]
    public void What_a_block_names_is_its_own_and_never_a_layer_of_the_network()
    {
        const string Block = "[Block] [Dense(4)] [Add(\"input\", \"outside\")] class Inner;";
        NetworkModel model = Infer(Block, "[Input(4, Name = \"outside\")] [Use<Inner>]");
        ShapeError error = Assert.Single(model.Errors);
        Assert.Equal((ShapeRule.UnknownLayer, "inner.outside"), (error.Rule, error.MessageArguments[0]));
    }

    [Fact]
    public void Arguments_of_every_kind_that_name_a_layer_name_one_of_the_block()
    {
        NetworkModel model = Infer(
            "[Block] [LSTM(3, ReturnSequences = true, Name = \"l\")] [LSTM(3, InitialState = \"s\", Name = \"s2\")] class Bad;",
            "[Input(4, 3)] [Use<Bad>]");
        Assert.Equal((ShapeRule.UnknownLayer, "InitialState"), (Assert.Single(model.Errors).Rule, model.Errors[0].Argument));
        model = Infer(
            """
            [Block]
            [GlobalAveragePooling1D(Name = "mean")]
            [LSTM(3, ReturnSequences = true, From = "input", InitialState = "mean", Name = "l")]
            [MultiHeadAttention(1, 2, Value = "input", Key = "l")]
            [CropTo("input")]
            [Dot("input", "crop_to")]
            class Good;
            """,
            "[Input(4, 3)] [Use<Good>]");
        Assert.Empty(model.Errors);
        Assert.Equal([[], [0], [0, 1], [2, 0, 2], [3, 0], [0, 4]], model.Nodes.Select(static node => node.Inputs.ToArray()));
    }

    [Fact]
    public void Uses_of_a_block_have_parameters_of_their_own()
    {
        Assembly assembly = CompiledNetworks.Compile(Class("Net", """[Input(4)] [Use<Inner>(Repeat = 2)] [Use<Inner>]""")
            + "/// <summary>A block.</summary>\n[Block] [Dense(4, Activation = Activation.ReLU)] [Dense(4)] public class Inner;");
        INetwork<double> network = CompiledNetworks.Instantiate<double>(assembly.GetType("Net", throwOnError: true)!, 1);
        Assert.Equal(
            ["inner.1.dense/kernel", "inner.1.dense/bias", "inner.1/kernel", "inner.1/bias", "inner.2.dense/kernel", "inner.2.dense/bias",
                "inner/kernel", "inner/bias", "inner_1.dense/kernel", "inner_1.dense/bias", "inner_1/kernel", "inner_1/bias"],
            network.Parameters.Table.Select(static info => info.Name));
        double[][] kernels = [.. network.Parameters.Table.Where(static info => info.Name.EndsWith("kernel", StringComparison.Ordinal)).Select(info =>
        {
            double[] values = new double[info.Layout.Count];
            network.Parameters[info.Name].Read(values);
            return values;
        })];
        Assert.Equal(6, kernels.Select(static kernel => kernel[0]).Distinct().Count());
    }

    [Fact]
    public void A_network_has_no_more_layers_than_can_be_compiled()
    {
        const string Blocks = "[Block] [Dense(1)] [Dense(1)] class A; [Block] [Use<A>(Repeat = 1000)] class B;";
        Assert.Empty(Infer(Blocks, "[Input(1)] [Use<B>]").Errors);
        ShapeError error = Assert.Single(Infer(Blocks, "[Input(1)] [Use<B>(Repeat = 6)]").Errors);
        Assert.Equal((ShapeRule.UnusableBlock, 1), (error.Rule, error.Layer));
    }

    private static string Residual(string source, string name) => $"""
        [Conv2D(3, 3, Padding = Padding.Same, Activation = Activation.ReLU, From = "{source}")]
        [BatchNormalization]
        [Conv2D(3, 3, Padding = Padding.Same, UseBias = false, Name = "{name}_change")]
        [Add("{source}", "{name}_change", Name = "{name}")]
        """;

    private static string Hourglass(string source, string name) => $"""
        [MaxPooling2D(2, Name = "{name}_down", From = "{source}")]
        {Residual(name + "_down", name + "_1")}
        {Residual(name + "_1", name + "_2")}
        [MaxUnpooling2D("{name}_down", Name = "{name}_up")]
        [Add("{source}", "{name}_up", Name = "{name}_sum")]
        {Gate(name + "_sum", name)}
        """;

    private static string Gate(string source, string name) => $"""
        [Conv2D(3, 1, Name = "{name}_mix", From = "{source}")]
        [Conv2D(3, 1, From = "{source}", Activation = Activation.Tanh, Name = "{name}_gate")]
        [Multiply("{name}_mix", "{name}_gate", Name = "{name}")]
        """;

    private static string Class(string name, string layers) =>
        $"using StaticNet;\n/// <summary>A network.</summary>\n[Network(Precision = Precision.Double, Tile = 2)]\n{layers}\npublic sealed partial class {name};\n";

    private static NetworkModel Infer(string blocks, string layers) =>
        ShapeInference.Infer(TestCompilation.Declare("Net", TestCompilation.Network(layers), "using StaticNet;\n" + blocks));

    private static void AssertSame(string used, string written)
    {
        Assembly assembly = CompiledNetworks.Compile(Class("Used", used), Class("Written", written), "using StaticNet;\n" + Blocks);
        INetwork<double> one = CompiledNetworks.Instantiate<double>(assembly.GetType("Used", throwOnError: true)!, 1);
        INetwork<double> two = CompiledNetworks.Instantiate<double>(assembly.GetType("Written", throwOnError: true)!, 2);
        Assert.Equal(two.Parameters.Table.Select(static info => info.Offset), one.Parameters.Table.Select(static info => info.Offset));
        Assert.Equal(
            one.Parameters.Table.Count, one.Parameters.Table.Select(static info => info.Name).Distinct().Count());
        two.Parameters.Values.CopyTo(one.Parameters.MutableValues);

        const int Samples = 3;
        Random random = new(5);
        double[] inputs = [.. Enumerable.Range(0, Samples * one.Info.InputSize).Select(_ => random.NextDouble() - 0.5)];
        double[] weights = [.. Enumerable.Range(0, Samples * one.Info.OutputSize).Select(_ => random.NextDouble() - 0.5)];
        (double[] outputs, double[] gradients) = Run(one, inputs, weights);
        (double[] expectedOutputs, double[] expectedGradients) = Run(two, inputs, weights);
        Assert.Equal(expectedOutputs, outputs);
        Assert.Equal(expectedGradients, gradients);
        Assert.Contains(gradients, static gradient => gradient != 0);
    }

    private static (double[] Outputs, double[] Gradients) Run(INetwork<double> network, double[] inputs, double[] weights)
    {
        double[] inferred = new double[network.Info.OutputSize];
        network.Forward(inputs.AsSpan(0, network.Info.InputSize), inferred);
        NetworkContext<double> context = network.CreateContext(inputs.Length / network.Info.InputSize);
        double[] outputs = new double[weights.Length];
        network.Forward(context, inputs, outputs);
        double[] gradients = new double[inputs.Length];
        network.Backward(context, weights, gradients);
        return ([.. inferred, .. outputs], [.. gradients, .. network.Parameters.Table.Where(static info => info.Trainable).SelectMany(info =>
        {
            double[] gradient = new double[info.Layout.Count];
            network.Parameters[info.Name].ReadGradient(context, gradient);
            return gradient;
        })]);
    }
}
