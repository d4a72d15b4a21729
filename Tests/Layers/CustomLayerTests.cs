using System;
using System.Linq;
using System.Reflection;
using StaticNet.Tests.Networks;
using Xunit;

namespace StaticNet.Tests.Layers;

/// <summary>Custom layers compute what the built-in layer does that they imitate, wherever they stand.</summary>
[Trait("Category", "Numeric")]
public sealed class CustomLayerTests
{
    private const string Leaky = "[Activation(Activation.LeakyReLU, NegativeSlope = 0.125f)]";

    [Theory]
    [InlineData("1")]
    [InlineData("16")]
    [InlineData("3, 17")]
    [InlineData("4, 3, 5")]
    [InlineData("2, 3, 2, 2")]
    public void Parameters_are_addressed_by_their_order(string shape) => LayerProof.Check(
        $"[Input({shape})]\n[Custom<ScaleShift<T>>]",
        probe =>
        {
            double[] Of(string name) => probe.Parameter("scale_shift/" + name);
            (double[] scale, double[] offset, double gain, double[] weight) = (Of("scale"), Of("offset"), Of("gain")[0], Of("weight"));
            int channels = scale.Length;
            return [.. probe.Input.Select((x, i) =>
                ((x * scale[i % channels]) + offset[i % channels]) * gain * weight[channels + (i % channels)])];
        },
        types: CustomSources.Layers);

    [Fact]
    public void The_output_has_the_shape_that_attributes_tell()
    {
        LayerProof.Check("[Input(4, 3)]\n[Custom<Affine<T>>(OutputShape = new[] { 5 })]", types: CustomSources.Layers);
        LayerProof.Check("[Input(2, 3, 5)]\n[Custom<Outer<int>.MeanHTTP>]\n[Dense(2)]", types: CustomSources.Layers);
        INetwork<double> network = Create(
            """
            [Input(2, 3, 5)]
            [Custom<Affine<double>>(OutputShape = new[] { 2, LayerSize.InputLast })]
            [Custom<Affine<double>>(OutputShape = new[] { 7 }, From = "input_layer")]
            [Custom<Outer<Affine<float>>.MeanHTTP>(From = "input_layer")]
            [Flatten(From = "affine")]
            [Concatenate("flatten", "affine_1", "mean_http")]
            """);
        Assert.Equal(22, network.Info.OutputSize);
        Assert.Equal(["affine/kernel", "affine/bias", "affine_1/kernel", "affine_1/bias"], network.Parameters.Table.Select(static info => info.Name));
        Assert.Equal([30, 7], network.Parameters["affine_1/kernel"].Info.Shape);
        Assert.Equal([10], network.Parameters["affine/bias"].Info.Shape);
        Assert.All(network.Parameters["affine/bias"].ToArray(), static value => Assert.Equal(0, value));
        Assert.True(network.Parameters["affine/kernel"].ToArray().Max() > 0);
        Assert.All(network.Parameters["affine/kernel"].ToArray(), static value => Assert.InRange(Math.Abs(value), 0, Math.Sqrt(6.0 / 40)));
    }

    /// <summary>Behind a border, before one, and with one read by others on either side.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(17)]
    public void Between_convolutions_it_sees_tensors_without_borders(int channels)
    {
        AssertSame(
            $$"""
            [Input(5, 4, {{channels}})]
            [Conv2D({{channels}}, 3, Padding = Padding.Same)]
            {0}
            [Conv2D({{channels}}, 3, Padding = Padding.Same)]
            {0}
            """);
        AssertSame(
            $$"""
            [Input(5, 4, {{channels}}, Name = "x")]
            {0}
            [Conv2D({{channels}}, 3, Padding = Padding.Same, Name = "a")]
            [Conv2D(3, 3, Padding = Padding.Same, Name = "b", From = "a")]
            {1}
            [Conv2D(3, 2, Padding = Padding.Same, Name = "d", From = "c")]
            [Conv2D(3, 5, Padding = Padding.Same, Name = "e", From = "x")]
            [Conv2D(3, 1, Name = "f", From = "c")]
            [Add("b", "d", "e", "f")]
            """);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("{0}\n{0}")]
    [InlineData("{0}\n[Dense(4, Activation = Activation.Softmax)]")]
    [InlineData("[Dense(9)]\n{0}\n[BatchNormalization]\n{0}\n[Activation(Activation.Sigmoid)]")]
    [InlineData("[Dense(6, Name = \"a\")]\n{1}\n[Multiply(\"a\", \"c\")]")]
    [InlineData("{0}\n[Dropout(0.4f)]\n{0}\n[LayerNormalization]")]
    public void First_last_and_between_others_it_is_the_layer_that_it_imitates(string layers) => AssertSame("[Input(7)]\n" + layers);

    [Fact]
    public void A_dense_layer_of_ones_own_trains_as_Dense()
    {
        const string Rest = "[Input(6)]\n[Dense(8, Activation = Activation.Tanh)]\n";
        INetwork<float> custom = Instantiate<float>(Rest + "[Custom<Affine<float>>(OutputShape = new[] { 3 }, Name = \"end\")]");
        INetwork<float> dense = Instantiate<float>(Rest + "[Dense(3, Name = \"end\")]");
        CopyParameters(dense, custom);
        Random random = new(3);
        float[] inputs = [.. Enumerable.Range(0, 50 * 6).Select(_ => (float)random.NextDouble() - 0.5f)];
        float[] targets = [.. Enumerable.Range(0, 50 * 3).Select(_ => (float)random.NextDouble())];
        foreach (INetwork<float> network in (INetwork<float>[])[custom, dense])
        {
            using Trainer<float> trainer = new(network, new MeanSquaredError<float>(), new Adam<float>(0.01f));
            trainer.Fit(new Dataset<float>(inputs, targets, 6, 3), epochs: 4, batchSize: 16);
        }

        foreach (ParameterInfo info in dense.Parameters.Table)
        {
            float[] expected = dense.Parameters[info.Name].ToArray();
            float[] actual = custom.Parameters[info.Name].ToArray();
            Assert.All(expected.Zip(actual), static pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
        }
    }

    /// <summary>Each step by itself: the shape is that of a step, behind a border and before one too.</summary>
    [Fact]
    public void It_can_be_applied_to_every_step()
    {
        LayerProof.Check(
            "[Input(3, 4, 2, 5)]\n[Conv2D(5, 3, Padding = Padding.Same, TimeDistributed = true)]\n[Custom<ScaleShift<T>>(TimeDistributed = true)]\n[Conv2D(2, 3, Padding = Padding.Same, TimeDistributed = true)]",
            types: CustomSources.Layers);
        LayerProof.Check(
            "[Input(3, 4, 2, 5)]\n[Custom<Outer<int>.MeanHTTP>(TimeDistributed = true)]",
            static probe => [.. probe.Input.Chunk(40).SelectMany(static step => Enumerable.Range(0, 5).Select(channel =>
                step.Where((_, i) => i % 5 == channel).Average()))],
            types: CustomSources.Layers);
    }

    [Fact]
    public void A_training_pass_allocates_nothing()
    {
        INetwork<float> network = Instantiate<float>(
            "[Input(4, 4, 5)]\n[Conv2D(5, 3, Padding = Padding.Same)]\n[Custom<ScaleShift<float>>]\n[Conv2D(5, 3, Padding = Padding.Same)]\n[Custom<Affine<float>>(OutputShape = new[] { 3 })]");
        NetworkContext<float> context = network.CreateContext(5);
        float[] inputs = new float[5 * 80];
        float[] outputs = new float[15];
        float[] gradients = new float[inputs.Length];
        void Pass()
        {
            network.Forward(context, inputs, outputs);
            network.Backward(context, outputs, gradients);
        }

        Pass();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Pass();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Blocks_may_hold_custom_layers()
    {
        INetwork<double> network = Create(
            "[Input(5)]\n[Use<Pair>(Repeat = 2)]",
            "using StaticNet;\n[Block]\n[Custom<ScaleShift<double>>]\n[Custom<Leaky<double>>]\ninternal sealed class Pair;");
        Assert.Equal("pair.1.scale_shift/scale", network.Parameters.Table[0].Name);
        StaticNet.GradientCheck.Run(network).ThrowIfAbove();
    }

    // {0} is the layer, {1} the layer named c. Both networks have the same parameters, and gradients that accumulate over passes.
    private static void AssertSame(string layers)
    {
        string named = Leaky.Replace(")]", ", Name = \"c\")]", StringComparison.Ordinal);
        INetwork<double> built = Create(layers.Replace("{0}", Leaky).Replace("{1}", named));
        INetwork<double> custom = Create(layers
            .Replace("{0}", "[Custom<Leaky<double>>]").Replace("{1}", "[Custom<Leaky<double>>(Name = \"c\")]"));

        // A tile of one sample is normalised to β: not to 0, where the slope of what follows is either of two.
        foreach (ParameterInfo info in built.Parameters.Table.Where(static info => info.Name.EndsWith("/beta", StringComparison.Ordinal)))
        {
            built.Parameters[info.Name].Write([.. Enumerable.Repeat(0.25, info.Layout.Count)]);
        }

        CopyParameters(built, custom);
        (int samples, int input, int output) = (5, built.Info.InputSize, built.Info.OutputSize);
        Random random = new(1);
        double[] inputs = [.. Enumerable.Range(0, samples * input).Select(_ => random.NextDouble() - 0.5)];
        double[] weights = [.. Enumerable.Range(0, samples * output).Select(_ => random.NextDouble() - 0.5)];
        Assert.All(Run(built).Zip(Run(custom)), static pair => Assert.Equal(pair.First, pair.Second, 1e-12));

        double[] Run(INetwork<double> network)
        {
            double[] inferred = new double[output];
            network.Forward(inputs.AsSpan(0, input), inferred);
            NetworkContext<double> context = network.CreateContext(samples);
            context.Seed = 9;
            double[] outputs = new double[weights.Length];
            double[] gradients = new double[inputs.Length];

            // What the first pass leaves in memory must not show in the second.
            for (int pass = 0; pass < 2; pass++)
            {
                network.Forward(context, inputs, outputs);
                network.Backward(context, weights, gradients);
            }

            return [.. inferred, .. outputs, .. gradients, .. network.Parameters.Table.SelectMany(info =>
            {
                double[] gradient = new double[info.Layout.Count];
                network.Parameters[info.Name].ReadGradient(context, gradient);
                return gradient;
            })];
        }
    }

    private static void CopyParameters<T>(INetwork<T> from, INetwork<T> to)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        foreach ((ParameterInfo source, ParameterInfo target) in from.Parameters.Table.Zip(to.Parameters.Table))
        {
            to.Parameters[target.Name].Write(from.Parameters[source.Name].ToArray());
        }
    }

    private static INetwork<double> Create(string layers, string types = "") => Instantiate<double>(layers, types);

    private static INetwork<T> Instantiate<T>(string layers, string types = "")
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        string precision = typeof(T) == typeof(double) ? "Double" : "Single";
        Assembly assembly = CompiledNetworks.Compile(
            $"using StaticNet;\n/// <summary>A network.</summary>\n[Network(Precision = Precision.{precision}, Tile = 2)]\n{layers}\npublic sealed partial class Net;\n",
            "using StaticNet;\n" + CustomSources.Layers,
            types);
        return CompiledNetworks.Instantiate<T>(assembly.GetType("Net", throwOnError: true)!, 4);
    }
}
