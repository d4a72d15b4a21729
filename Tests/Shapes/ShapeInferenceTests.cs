using System.Linq;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Shapes;

public sealed class ShapeInferenceTests
{
    /// <summary>Shapes, parameter counts and automatic names as Keras' own summary gives them for this network.</summary>
    [Fact]
    public void A_network_has_the_shapes_and_counts_that_Keras_gives()
    {
        NetworkModel model = TestCompilation.Infer("""
            [Input(28, 28, 1)]
            [Conv2D(32, 3, Activation = Activation.ReLU)]
            [MaxPooling2D(2)]
            [Conv2D(64, 3, Activation = Activation.ReLU)]
            [MaxPooling2D(2)]
            [BatchNormalization]
            [Flatten]
            [Dropout(0.5f)]
            [Dense(10, Activation = Activation.Softmax)]
            """);
        Assert.Empty(model.Errors);
        Assert.Equal(
            [
                "input_layer 28×28×1 0",
                "conv2d 26×26×32 320",
                "max_pooling2d 13×13×32 0",
                "conv2d_1 11×11×64 18496",
                "max_pooling2d_1 5×5×64 0",
                "batch_normalization 5×5×64 256",
                "flatten 1600 0",
                "dropout 1600 0",
                "dense 10 16010",
            ],
            model.Nodes.Select(static node =>
                $"{node.Name} {node.Output} {node.Parameters.Sum(static parameter => parameter.Shape.ElementCount)}"));
        Assert.Equal([0, 8], model.Inputs.Concat(model.Outputs));
        Assert.Equal([26 * 26 * 32 * 9, 11 * 11 * 64 * 9 * 32, 5 * 5 * 64, 16000],
            model.Nodes.Select(static node => node.MultiplyAdds).Where(static count => count > 0));
    }

    [Fact]
    public void Parameters_have_Keras_shapes_fans_and_initialisers()
    {
        NetworkModel model = TestCompilation.Infer("""
            [Input(9, 9, 8)]
            [Conv2D(12, 3, 5, Groups = 4, KernelInitializer = Initializer.HeNormal, BiasInitializer = Initializer.Constant, BiasInitializerValue = 0.5)]
            [BatchNormalization(Scale = false)]
            [GlobalAveragePooling2D]
            [Dense(3, UseBias = false)]
            """);
        Assert.Empty(model.Errors);
        Assert.Equal(
            [
                new Parameter("kernel", new Shape(3, 5, 2, 12), 4, true, InitializerKind.HeNormal, 0, 3 * 5 * 2, 3 * 5 * 12),
                new Parameter("bias", new Shape(12), 1, true, InitializerKind.Constant, 0.5, 12, 12),
                new Parameter("beta", new Shape(12), 1, true, InitializerKind.Zeros, 0, 12, 12),
                new Parameter("moving_mean", new Shape(12), 1, false, InitializerKind.Zeros, 0, 12, 12),
                new Parameter("moving_variance", new Shape(12), 1, false, InitializerKind.Ones, 0, 12, 12),
                new Parameter("kernel", new Shape(12, 3), 1, true, InitializerKind.GlorotUniform, 0, 12, 3),
            ],
            model.Nodes.SelectMany(static node => node.Parameters));
        Assert.Equal(7L * 5 * 12 * 3 * 5 * 2, model.Nodes[1].MultiplyAdds);
    }

    /// <summary>The numbers that Keras' compute_fans gives for the shapes in which its layers hold these parameters.</summary>
    [Theory]
    [InlineData("[Input(5, 6)] [MultiHeadAttention(4, 2, ValueDim = 3, OutputDim = 7)]", "query_kernel 24 12, query_bias 4 2, key_kernel 24 12, key_bias 4 2, value_kernel 24 18, value_bias 4 3, output_kernel 12 28, output_bias 7 7")]
    [InlineData("[Input(5, 6)] [GRU(4)]", "kernel 6 12, recurrent_kernel 4 12, bias 2 12")]
    [InlineData("[Input(5, 6)] [GRU(4, ResetAfter = false)]", "kernel 6 12, recurrent_kernel 4 12, bias 12 12")]
    [InlineData("[Input(5, 6)] [PReLU]", "alpha 5 6")]
    [InlineData("[Input(9, 5, 6)] [PReLU(SharedAxes = new[] { 2 })]", "alpha 9 54")]
    public void Fans_are_those_of_the_saved_shape(string layers, string fans)
    {
        NetworkModel model = TestCompilation.Infer(layers);
        Assert.Empty(model.Errors);
        Assert.Equal(fans, string.Join(", ", model.Nodes[^1].Parameters.Select(static parameter => $"{parameter.Name} {parameter.FanIn} {parameter.FanOut}")));
    }

    [Theory]
    [InlineData("[Input(8)] [Embedding(4, 2, EmbeddingsInitializer = Initializer.Sinusoidal)]")]
    [InlineData("[Input(8, 2)] [LSTM(4, UnitForgetBias = false, BiasInitializer = Initializer.UnitForgetGate)]")]
    [InlineData("[Input(8, 2)] [LSTM(4, UnitForgetBias = false, BiasInitializer = Initializer.RandomNormal)]")]
    [InlineData("[Input(8, 2)] [LSTM(4, BiasInitializer = Initializer.Ones, KernelInitializer = Initializer.Orthogonal)]")]
    public void Initialisers_that_can_be_meant_are_right(string layers) => Assert.Empty(TestCompilation.Infer(layers).Errors);

    /// <summary>As Keras' to_snake_case makes them of its class names.</summary>
    [Theory]
    [InlineData("PReLU", "p_re_lu")]
    [InlineData("ReLU", "re_lu")]
    [InlineData("LeakyReLU", "leaky_re_lu")]
    [InlineData("ELU", "elu")]
    [InlineData("Softmax", "softmax")]
    [InlineData("ActivityRegularization", "activity_regularization")]
    [InlineData("RMSNormalization", "rms_normalization")]
    [InlineData("ZeroPadding2D", "zero_padding2d")]
    [InlineData("UpSampling2D", "up_sampling2d")]
    [InlineData("GRU", "gru")]
    [InlineData("SimpleRNN", "simple_rnn")]
    [InlineData("Conv2DTranspose", "conv2d_transpose")]
    [InlineData("RepeatVector", "repeat_vector")]
    public void Automatic_names_are_those_of_Keras(string kind, string name) =>
        Assert.Equal(name, Assert.Single(LayerNames.Assign([new LayerDeclaration(kind, null, null, [])], [])));

    [Fact]
    public void Names_that_are_given_come_first_and_automatic_ones_avoid_them()
    {
        NetworkModel model = TestCompilation.Infer("""
            [Input(4)]
            [Dense(4)] [Dense(4, Name = "dense_1")] [Dense(4)] [Dense(4, Name = "dense")] [Dense(4)]
            """);
        Assert.Equal(
            ["input_layer", "dense_2", "dense_1", "dense_3", "dense", "dense_4"],
            model.Nodes.Select(static node => node.Name));
    }

    [Fact]
    public void A_graph_reads_the_layers_it_names()
    {
        NetworkModel model = TestCompilation.Infer("""
            [Output("sum")]
            [Input(6, Name = "x")]
            [Dense(6, Name = "a")]
            [Dense(6, Name = "b", From = "x")]
            [Activation(Activation.Tanh)]
            [Add("x", "a", "activation", Name = "sum")]
            """);
        Assert.Empty(model.Errors);
        Assert.Equal([[], [0], [0], [2], [0, 1, 3]], model.Nodes.Select(static node => node.Inputs.ToArray()));
        Assert.Equal([0, 4], model.Inputs.Concat(model.Outputs));
        Assert.Equal([1, 2, 3, 4, 5], model.Nodes.Select(static node => node.Layer));
    }

    [Fact]
    public void Shapes_after_an_error_are_kept_as_far_as_they_are_known()
    {
        NetworkModel model = TestCompilation.Infer("[Input(8, 8)] [Conv2D(4, 1, Name = \"c\")] [Dense(4, From = \"input_layer\")] [Dense(0)] [Dense(3)] [Dense(-1, From = \"dense\")]");
        Assert.Equal(["input_layer", "dense"], model.Nodes.Select(static node => node.Name));
        Assert.Equal(
            [(ShapeRule.WrongRank, 1), (ShapeRule.ArgumentOutOfRange, 3), (ShapeRule.ArgumentOutOfRange, 5)],
            model.Errors.Select(static error => (error.Rule, error.Layer)));
        Assert.Empty(model.Outputs);
    }

    [Fact]
    public void A_size_of_one_axis_wins_over_that_of_both()
    {
        NetworkModel model = TestCompilation.Infer("""
            [Input(20, 30, 2)]
            [Conv2D(4, 3, Strides = 2, StrideWidth = 3, DilationRate = 2, DilationHeight = 1)]
            [MaxPooling2D(2, 3, StrideHeight = 1)]
            """);
        Assert.Equal("9×9×4", model.Nodes[1].Output.ToString());
        Assert.Equal("8×3×4", model.Nodes[2].Output.ToString());
    }

    /// <summary>
    /// The first three are the examples of Keras' documentation of these layers, and so is the first depthwise one; the cropped
    /// one is PyTorch's way to double an image.
    /// </summary>
    [Theory]
    [InlineData("[Input(10, 128)] [Conv1DTranspose(32, 3, Strides = 2)]", "21×32")]
    [InlineData("[Input(10, 8, 128)] [Conv2DTranspose(32, 2, Strides = 2)]", "20×16×32")]
    [InlineData("[Input(10, 8, 12, 128)] [Conv3DTranspose(32, 2, Strides = 2)]", "20×16×24×32")]
    [InlineData("[Input(5, 1)] [Conv1DTranspose(1, 2, Strides = 3)]", "15×1")]
    [InlineData("[Input(5, 1)] [Conv1DTranspose(1, 2, Strides = 3, OutputPadding = 0)]", "14×1")]
    [InlineData("[Input(5, 1)] [Conv1DTranspose(1, 3, Strides = 2, Padding = Padding.Same)]", "10×1")]
    [InlineData("[Input(5, 1)] [Conv1DTranspose(1, 3, Strides = 2, Padding = Padding.Same, OutputPadding = 0)]", "9×1")]
    [InlineData("[Input(5, 7, 1)] [Conv2DTranspose(1, 3, Strides = 2, PadTop = 1, PadBottom = 1, PadLeft = 1, PadRight = 1, OutputPadding = 1)]", "10×14×1")]
    [InlineData("[Input(10, 10, 12)] [DepthwiseConv2D(3)]", "8×8×12")]
    [InlineData("[Input(10, 12)] [DepthwiseConv1D(3, DepthMultiplier = 2, Strides = 3, Padding = Padding.Same)]", "4×24")]
    [InlineData("[Input(10, 10, 12)] [SeparableConv2D(3, 4, Strides = 3)]", "3×3×3")]
    [InlineData("[Input(10, 12)] [SeparableConv1D(3, 4)]", "7×3")]
    [InlineData("[Input(10, 12)] [Conv1D(3, 4, Padding = Padding.Causal)]", "10×3")]
    [InlineData("[Input(10, 12)] [Dense(5)]", "10×5")]
    public void A_layer_makes_the_shape_that_others_give_it(string attributes, string shape)
    {
        NetworkModel model = TestCompilation.Infer(attributes);
        Assert.Empty(model.Errors);
        Assert.Equal(shape, model.Nodes[1].Output.ToString());
    }

    [Theory]
    [InlineData("", ShapeRule.MissingInput, -1, null)]
    [InlineData("[Dense(3)]", ShapeRule.MissingInput, -1, null)]
    [InlineData("[Input(4)]", ShapeRule.MissingLayer, 0, null)]
    [InlineData("[Input(4)] [Input(4)] [Dense(1)]", ShapeRule.UnusedLayer, 0, null)]
    [InlineData("[Dropout(0.1f)] [Input(4)] [Dense(1)]", ShapeRule.InputNotFirst, 0, null)]
    [InlineData("[Input] [Dense(1)]", ShapeRule.InputRank, 0, null)]
    [InlineData("[Input(1, 2, 3, 4, 5)] [Flatten]", ShapeRule.InputRank, 0, null)]
    [InlineData("[Input(1, 0, 3)] [Flatten]", ShapeRule.ArgumentOutOfRange, 0, "Shape[1]")]
    [InlineData("[Input(1)] [Dense(1)] [Output(\"dense\")] [Output(\"dense\")]", ShapeRule.OutputTwice, 3, null)]
    [InlineData("[Input(1)] [Dense(1)] [Output(\"nowhere\")]", ShapeRule.UnknownLayer, 2, "Layer")]
    [InlineData("[Input(1)] [Dense(1, Name = \"a/b\")]", ShapeRule.InvalidName, 1, "Name")]
    [InlineData("[Input(1)] [Dense(1, Name = \"\")]", ShapeRule.InvalidName, 1, "Name")]
    [InlineData("[Input(1)] [Dense(1, Name = \"a\")] [Dense(1, Name = \"a\")]", ShapeRule.DuplicateName, 2, "Name")]
    [InlineData("[Input(1)] [Dense(1, From = \"b\")]", ShapeRule.UnknownLayer, 1, "From")]
    [InlineData("[Input(1)] [Dense(1, From = \"b\")] [Dense(1, Name = \"b\")]", ShapeRule.ForwardReference, 1, "From")]
    [InlineData("[Input(1)] [Dense(1, Name = \"b\", From = \"b\")]", ShapeRule.ForwardReference, 1, "From")]
    [InlineData("[Input(1, Name = \"x\")] [Add(\"x\", \"y\")]", ShapeRule.UnknownLayer, 1, "Layers[1]")]
    [InlineData("[Input(1)] [Dense(1)] [Dense(1, From = \"input_layer\")]", ShapeRule.UnusedLayer, 1, null)]
    [InlineData("[Input(1)] [Dense(1)] [Dense(1)] [Output(\"dense\")]", ShapeRule.UnusedLayer, 2, null)]
    [InlineData("[Input(8, 8, 3)] [Conv2D(4, 3)] [Expect(6, 6, 5)]", ShapeRule.UnexpectedShape, 2, "Shape[2]")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(4, 9)]", ShapeRule.WindowTooLarge, 1, "KernelHeight")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(4, 3, 5, DilationWidth = 2)]", ShapeRule.WindowTooLarge, 1, "KernelWidth")]
    [InlineData("[Input(8, 8, 3)] [MaxPooling2D(8, 9)]", ShapeRule.WindowTooLarge, 1, "PoolWidth")]
    [InlineData("[Input(8, 3)] [MaxPooling1D(9)]", ShapeRule.WindowTooLarge, 1, "PoolSize")]
    [InlineData("[Input(4, 8, 8, 3)] [AveragePooling3D(5, 2, 2)]", ShapeRule.WindowTooLarge, 1, "PoolDepth")]
    [InlineData("[Input(8, 8, 3)] [MaxPooling2D(2, DilationRate = 0)]", ShapeRule.ArgumentOutOfRange, 1, "DilationRate")]
    [InlineData("[Input(8, 8, 3)] [MaxPooling2D(2, PadLeft = -1)]", ShapeRule.ArgumentOutOfRange, 1, "PadLeft")]
    [InlineData("[Input(8, 8, 3)] [MaxPooling2D(2, PadLeft = 1, Padding = Padding.Same)]", ShapeRule.ArgumentOutOfRange, 1, "PadLeft")]
    [InlineData("[Input(8, 8, 3)] [MaxPooling2D(2, Padding = Padding.Causal)]", ShapeRule.ArgumentOutOfRange, 1, "Padding")]
    [InlineData("[Input(8, 8, 3)] [MaxPooling2D(2, PadTop = 2)]", ShapeRule.WindowOutsideInput, 1, "PadTop")]
    [InlineData("[Input(8, 8, 3)] [AveragePooling2D(2, PadRight = 2)]", ShapeRule.WindowOutsideInput, 1, "PadRight")]
    [InlineData("[Input(2, 3)] [MaxPooling1D(2, Strides = 1, DilationRate = 3, Padding = Padding.Same)]", ShapeRule.WindowOutsideInput, 1, null)]
    [InlineData("[Input(8, 8, 3)] [Flatten(Name = \"f\")] [MaxUnpooling2D(\"f\", From = \"input_layer\")]", ShapeRule.NotAMaxPooling, 2, "PoolingLayer")]
    [InlineData("[Input(8, 8, 3)] [AveragePooling2D] [MaxUnpooling2D(\"average_pooling2d\")]", ShapeRule.NotAMaxPooling, 2, "PoolingLayer")]
    [InlineData("[Input(8, 8, 3)] [MaxPooling2D] [MaxUnpooling2D(\"max_pooling2d\", From = \"input_layer\")]", ShapeRule.UnpoolingShape, 2, null)]
    [InlineData("[Input(8, 8, 3)] [MaxPooling2D] [Conv2D(2, 1)] [MaxUnpooling2D(\"max_pooling2d\")]", ShapeRule.UnpoolingShape, 3, null)]
    [InlineData("[Input(8, 8, 3)] [MaxPooling2D] [MaxUnpooling2D(\"pool\")]", ShapeRule.UnknownLayer, 2, "PoolingLayer")]
    [InlineData("[Input(8, 8)] [GlobalMaxPooling3D]", ShapeRule.WrongRank, 1, null)]
    [InlineData("[Input(8, 8, 3)] [MaxPooling1D]", ShapeRule.WrongRank, 1, null)]
    [InlineData("[Input(8, 8, 3)] [Conv2D(4, 3, Groups = 2)]", ShapeRule.GroupsDoNotDivide, 1, "Groups")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(4, 3, Groups = 3)]", ShapeRule.GroupsDoNotDivide, 1, "Groups")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(0, 3)]", ShapeRule.ArgumentOutOfRange, 1, "Filters")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(4, 0)]", ShapeRule.ArgumentOutOfRange, 1, "KernelHeight")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(4, 3, Strides = 0)]", ShapeRule.ArgumentOutOfRange, 1, "Strides")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(4, 3, StrideWidth = -1)]", ShapeRule.ArgumentOutOfRange, 1, "StrideWidth")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(4, 3, DilationRate = 0)]", ShapeRule.ArgumentOutOfRange, 1, "DilationRate")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(4, 3, Groups = 0)]", ShapeRule.ArgumentOutOfRange, 1, "Groups")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(4, 3, Padding = (Padding)2)]", ShapeRule.ArgumentOutOfRange, 1, "Padding")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(4, 3, Padding = (Padding)3)]", ShapeRule.ArgumentOutOfRange, 1, "Padding")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(4, 3, PadTop = -1)]", ShapeRule.ArgumentOutOfRange, 1, "PadTop")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(4, 3, PadRight = 1, Padding = Padding.Same)]", ShapeRule.ArgumentOutOfRange, 1, "PadRight")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(4, 11, 3, PadTop = 1, PadBottom = 1)]", ShapeRule.WindowTooLarge, 1, "KernelHeight")]
    [InlineData("[Input(8, 3)] [Conv1D(4, 9)]", ShapeRule.WindowTooLarge, 1, "KernelSize")]
    [InlineData("[Input(8, 3)] [Conv1D(4, 0)]", ShapeRule.ArgumentOutOfRange, 1, "KernelSize")]
    [InlineData("[Input(8, 3)] [Conv1D(4, 3, PadAfter = 1, Padding = Padding.Causal)]", ShapeRule.ArgumentOutOfRange, 1, "PadAfter")]
    [InlineData("[Input(8, 3)] [Conv1D(4, 3, Groups = 2)]", ShapeRule.GroupsDoNotDivide, 1, "Groups")]
    [InlineData("[Input(8, 3, 1)] [Conv1D(4, 3)]", ShapeRule.WrongRank, 1, null)]
    [InlineData("[Input(8, 3)] [Conv1DTranspose(4, 3, Strides = 2, OutputPadding = 2)]", ShapeRule.ArgumentOutOfRange, 1, "OutputPadding")]
    [InlineData("[Input(8, 8, 3)] [Conv2DTranspose(4, 3, OutputPaddingWidth = 1)]", ShapeRule.ArgumentOutOfRange, 1, "OutputPaddingWidth")]
    [InlineData("[Input(1, 3)] [Conv1DTranspose(4, 3, PadAfter = 3)]", ShapeRule.ArgumentOutOfRange, 1, "PadAfter")]
    [InlineData("[Input(8, 4)] [Conv1DTranspose(6, 3, Groups = 4)]", ShapeRule.GroupsDoNotDivide, 1, "Groups")]
    [InlineData("[Input(8, 4)] [Conv1DTranspose(6, 3, Padding = Padding.Causal)]", ShapeRule.ArgumentOutOfRange, 1, "Padding")]
    [InlineData("[Input(8, 4)] [DepthwiseConv1D(9)]", ShapeRule.WindowTooLarge, 1, "KernelSize")]
    [InlineData("[Input(8, 8, 4)] [SeparableConv2D(0, 3)]", ShapeRule.ArgumentOutOfRange, 1, "Filters")]
    [InlineData("[Input(8, 8, 4)] [DepthwiseConv2D(3, DepthMultiplier = 0)]", ShapeRule.ArgumentOutOfRange, 1, "DepthMultiplier")]
    [InlineData("[Input(8, 8, 3)] [Conv3D(4, 3)]", ShapeRule.WrongRank, 1, null)]
    [InlineData("[Input(8)] [Dense(4, KernelL1 = -1)]", ShapeRule.ArgumentOutOfRange, 1, "KernelL1")]
    [InlineData("[Input(8)] [Dense(4, BiasL2 = double.NaN)]", ShapeRule.ArgumentOutOfRange, 1, "BiasL2")]
    [InlineData("[Input(8)] [Dense(4, KernelConstraint = Constraint.MaxNorm, KernelMaxNorm = 0)]", ShapeRule.ArgumentOutOfRange, 1, "KernelMaxNorm")]
    [InlineData("[Input(8)] [Dense(4, KernelConstraint = (Constraint)9)]", ShapeRule.ArgumentOutOfRange, 1, "KernelConstraint")]
    [InlineData("[Input(8, 2)] [LSTM(4, RecurrentL2 = double.PositiveInfinity)]", ShapeRule.ArgumentOutOfRange, 1, "RecurrentL2")]
    [InlineData("[Input(8)] [Embedding(4, 2, EmbeddingsL1 = -0.5)]", ShapeRule.ArgumentOutOfRange, 1, "EmbeddingsL1")]
    [InlineData("[Input(8)] [BatchNormalization(GammaL1 = -0.5)]", ShapeRule.ArgumentOutOfRange, 1, "GammaL1")]
    [InlineData("[Input(8)] [LayerNormalization(BetaMaxNorm = -1)]", ShapeRule.ArgumentOutOfRange, 1, "BetaMaxNorm")]
    [InlineData("[Input(8)] [Dense(4, ActivityL1 = -1)]", ShapeRule.ArgumentOutOfRange, 1, "ActivityL1")]
    [InlineData("[Input(8)] [Embedding(4, 2, ActivityL2 = -1)]", ShapeRule.ArgumentOutOfRange, 1, "ActivityL2")]
    [InlineData("[Input(8)] [ActivityRegularization(L1 = -1)]", ShapeRule.ArgumentOutOfRange, 1, "L1")]
    [InlineData("[Input(8)] [PReLU(AlphaL2 = -1)]", ShapeRule.ArgumentOutOfRange, 1, "AlphaL2")]
    [InlineData("[Input(8)] [Dense(4, Activation = (Activation)99)]", ShapeRule.ArgumentOutOfRange, 1, "Activation")]
    [InlineData("[Input(8)] [Dense(4, KernelInitializerValue = double.NaN)]", ShapeRule.ArgumentOutOfRange, 1, "KernelInitializerValue")]
    [InlineData("[Input(8)] [Dense(4, KernelInitializer = Initializer.UnitForgetGate)]", ShapeRule.ArgumentOutOfRange, 1, "KernelInitializer")]
    [InlineData("[Input(8, 2)] [Conv1D(4, 3, KernelInitializer = Initializer.Sinusoidal)]", ShapeRule.ArgumentOutOfRange, 1, "KernelInitializer")]
    [InlineData("[Input(8)] [Dense(4, BiasInitializer = Initializer.Orthogonal)]", ShapeRule.ArgumentOutOfRange, 1, "BiasInitializer")]
    [InlineData("[Input(8)] [Dense(4, BiasInitializer = Initializer.UnitForgetGate)]", ShapeRule.ArgumentOutOfRange, 1, "BiasInitializer")]
    [InlineData("[Input(8, 2)] [GRU(4, BiasInitializer = Initializer.UnitForgetGate)]", ShapeRule.ArgumentOutOfRange, 1, "BiasInitializer")]
    [InlineData("[Input(8, 2)] [LSTM(4, BiasInitializer = Initializer.RandomNormal)]", ShapeRule.ArgumentOutOfRange, 1, "BiasInitializer")]
    [InlineData("[Input(8, 2)] [LSTM(4, BiasInitializer = Initializer.Orthogonal, UnitForgetBias = false)]", ShapeRule.ArgumentOutOfRange, 1, "BiasInitializer")]
    [InlineData("[Input(8, 2)] [LSTM(4, RecurrentInitializer = Initializer.Sinusoidal)]", ShapeRule.ArgumentOutOfRange, 1, "RecurrentInitializer")]
    [InlineData("[Input(8, 2)] [LSTM(4, RecurrentInitializerValue = double.NaN)]", ShapeRule.ArgumentOutOfRange, 1, "RecurrentInitializerValue")]
    [InlineData("[Input(8)] [Embedding(4, 2, EmbeddingsInitializer = Initializer.UnitForgetGate)]", ShapeRule.ArgumentOutOfRange, 1, "EmbeddingsInitializer")]
    [InlineData("[Input(8)] [Embedding(4, 2, EmbeddingsInitializerValue = double.PositiveInfinity)]", ShapeRule.ArgumentOutOfRange, 1, "EmbeddingsInitializerValue")]
    [InlineData("[Input(8, 2)] [PositionEmbedding(EmbeddingsInitializer = (Initializer)99)]", ShapeRule.ArgumentOutOfRange, 1, "EmbeddingsInitializer")]
    [InlineData("[Input(8)] [PReLU(AlphaInitializer = Initializer.Orthogonal)]", ShapeRule.ArgumentOutOfRange, 1, "AlphaInitializer")]
    [InlineData("[Input(8)] [Dropout(1f)]", ShapeRule.ArgumentOutOfRange, 1, "Rate")]
    [InlineData("[Input(8)] [Dropout(float.NaN)]", ShapeRule.ArgumentOutOfRange, 1, "Rate")]
    [InlineData("[Input(8)] [BatchNormalization(Momentum = 1.5f)]", ShapeRule.ArgumentOutOfRange, 1, "Momentum")]
    [InlineData("[Input(8)] [BatchNormalization(Epsilon = 0)]", ShapeRule.ArgumentOutOfRange, 1, "Epsilon")]
    [InlineData("[Input(8)] [Activation(Activation.ELU, Alpha = 0)]", ShapeRule.ArgumentOutOfRange, 1, "Alpha")]
    [InlineData("[Input(8)] [Activation(Activation.LeakyReLU, NegativeSlope = 1)]", ShapeRule.ArgumentOutOfRange, 1, "NegativeSlope")]
    [InlineData("[Input(8, 8)] [GlobalAveragePooling2D]", ShapeRule.WrongRank, 1, null)]
    [InlineData("[Input(8)] [Conv2D(4, 3)]", ShapeRule.WrongRank, 1, null)]
    [InlineData("[Input(8)] [Add(\"input_layer\")]", ShapeRule.TooFewToJoin, 1, null)]
    [InlineData("[Input(8)] [Dense(4)] [Add(\"input_layer\", \"dense\")]", ShapeRule.ShapesDoNotFit, 2, "Layers[1]")]
    [InlineData("[Input(8)] [Dense(8)] [Subtract(\"dense\", \"dense\", \"dense\")]", ShapeRule.TooFewToJoin, 2, "Layers[2]")]
    [InlineData("[Input(8)] [Concatenate(\"input_layer\")]", ShapeRule.TooFewToJoin, 1, null)]
    [InlineData("[Input(8)] [Concatenate(\"input_layer\", \"input_layer\", Axis = 2)]", ShapeRule.ArgumentOutOfRange, 1, "Axis")]
    [InlineData("[Input(8)] [Concatenate(\"input_layer\", \"input_layer\", Axis = 0)]", ShapeRule.ArgumentOutOfRange, 1, "Axis")]
    [InlineData("[Input(8, 3)] [Concatenate(\"input_layer\", \"input_layer\", Axis = -3)]", ShapeRule.ArgumentOutOfRange, 1, "Axis")]
    [InlineData("[Input(8, 3)] [Dot(\"input_layer\", \"input_layer\", FirstAxis = 0)]", ShapeRule.ArgumentOutOfRange, 1, "FirstAxis")]
    [InlineData("[Input(8, 3)] [GlobalMaxPooling1D] [Concatenate(\"input_layer\", \"global_max_pooling1d\")]", ShapeRule.ShapesDoNotFit, 2, "Layers[1]")]
    [InlineData("[Input(8, 3)] [Dot(\"input_layer\", \"input_layer\", FirstAxis = 1)]", ShapeRule.ShapesDoNotFit, 1, "Second")]
    [InlineData("[Input(8, 3)] [Dot(\"input_layer\", \"input_layer\", SecondAxis = 3)]", ShapeRule.ArgumentOutOfRange, 1, "SecondAxis")]
    [InlineData("[Input(8, 3)] [Reshape(5, -1)]", ShapeRule.ReshapeElements, 1, "Shape")]
    [InlineData("[Input(8, 3)] [Reshape(-1, -1)]", ShapeRule.ArgumentOutOfRange, 1, "Shape[1]")]
    [InlineData("[Input(8, 3)] [Permute(1, 1)]", ShapeRule.ArgumentOutOfRange, 1, "Dims")]
    [InlineData("[Input(8, 3)] [RepeatVector(2)]", ShapeRule.WrongRank, 1, null)]
    [InlineData("[Input(8, 3)] [Cropping1D(4)]", ShapeRule.NothingLeft, 1, "Cropping")]
    [InlineData("[Input(8, 3)] [ZeroPadding1D(-1)]", ShapeRule.ArgumentOutOfRange, 1, "Padding")]
    [InlineData("[Input(4, 4, 3)] [ZeroPadding2D(1, 4, 1, 1, Mode = PadMode.Reflect)]", ShapeRule.ArgumentOutOfRange, 1, "Bottom")]
    [InlineData("[Input(4, 4, 3)] [DepthToSpace(2)]", ShapeRule.NotAMultiple, 1, "BlockSize")]
    [InlineData("[Input(4, 5, 3)] [SpaceToDepth(2)]", ShapeRule.NotAMultiple, 1, "BlockSize")]
    [InlineData("[Input(4, 5, 3)] [UpSampling2D(0, 1)]", ShapeRule.ArgumentOutOfRange, 1, "Height")]
    [InlineData("[Input(4, 5, 3)] [Resizing(3, 0)]", ShapeRule.ArgumentOutOfRange, 1, "Width")]
    [InlineData("[Input(4, 5)] [GLU]", ShapeRule.NotAMultiple, 1, null)]
    [InlineData("[Input(6, 8, Name = \"q\")] [Input(5, Name = \"m\")] [MultiHeadAttention(2, 4, From = \"q\", KeyMask = \"m\")]", ShapeRule.AttentionShape, 2, "KeyMask")]
    [InlineData("[Input(6, 8, Name = \"q\")] [MultiHeadAttention(2, 4, From = \"q\", KeyMask = \"q\")]", ShapeRule.AttentionShape, 1, "KeyMask")]
    [InlineData("[Input(6, 8, Name = \"q\")] [Input(5, 8, Name = \"k\")] [MultiHeadAttention(2, 4, From = \"q\", Key = \"k\")]", ShapeRule.AttentionShape, 2, "Key")]
    [InlineData("[Input(4, 5)] [Normalization(Mean = new double[] { 1 })]", ShapeRule.ArgumentOutOfRange, 1, "Variance")]
    [InlineData("[Input(4, 5)] [Normalization(Mean = new double[] { 1, 2 }, Variance = new double[] { 1 })]", ShapeRule.ArgumentOutOfRange, 1, "Mean")]
    [InlineData("[Input(4, 5)] [Normalization(Mean = new double[] { 1 }, Variance = new double[] { -1 })]", ShapeRule.ArgumentOutOfRange, 1, "Variance")]
    [InlineData("[Input(4)] [Use<string>]", ShapeRule.UnusableBlock, 1, null)]
    [InlineData("[Input(4)] [Dense(2, TimeDistributed = true)]", ShapeRule.NotTimeDistributed, 1, "TimeDistributed")]
    [InlineData("[Input(4, 3, TimeDistributed = true)] [Dense(2)]", ShapeRule.NotTimeDistributed, 0, "TimeDistributed")]
    [InlineData("[Input(4, 3, 2)] [LSTM(2, TimeDistributed = true)]", ShapeRule.NotTimeDistributed, 1, "TimeDistributed")]
    [InlineData("[Input(4, 3)] [BatchNormalization(TimeDistributed = true)]", ShapeRule.NotTimeDistributed, 1, "TimeDistributed")]
    [InlineData("[Input(4, 3)] [Cropping1D] [Add(\"input_layer\", \"cropping1d\", TimeDistributed = true)]", ShapeRule.NotTimeDistributed, 2, "TimeDistributed")]
    [InlineData("[Input(4, 3)] [Conv1D(2, 1, TimeDistributed = true)]", ShapeRule.WrongRank, 1, null)]
    [InlineData("[Input(65536, 65536)] [Flatten]", ShapeRule.TensorTooLarge, 0, null)]
    [InlineData("[Input(int.MaxValue, int.MaxValue, int.MaxValue)] [Flatten]", ShapeRule.TensorTooLarge, 0, null)]
    [InlineData("[Input(65536)] [Dense(65536)]", ShapeRule.TensorTooLarge, 1, "Units")]
    [InlineData("[Input(1, 1, 1)] [Conv2D(1, 2, DilationRate = int.MaxValue, Padding = Padding.Same)]", ShapeRule.TensorTooLarge, 1, "KernelHeight")]
    [InlineData("[Input(1, 1, 1)] [Conv2D(1, int.MaxValue, DilationRate = int.MaxValue, Padding = Padding.Same)]", ShapeRule.TensorTooLarge, 1, "KernelHeight")]
    [InlineData("[Input(32768)] [Dense(8192)] [Dense(8192)]", ShapeRule.NetworkTooLarge, -1, null)]
    [InlineData("[Input(134217728)] [Dropout(0.1f)] [Dropout(0.1f)]", ShapeRule.NetworkTooLarge, -1, null)]
    internal void A_mistake_is_found_where_it_is_and_once(string attributes, ShapeRule rule, int layer, string? argument)
    {
        ShapeError error = Assert.Single(TestCompilation.Infer(attributes).Errors);
        Assert.Equal((rule, layer, argument), (error.Rule, error.Layer, error.Argument));
    }

    [Theory]
    [InlineData("Tile = 257", "Tile")]
    [InlineData("Tile = -1", "Tile")]
    [InlineData("Precision = (Precision)2", "Precision")]
    public void Options_have_ranges(string option, string argument)
    {
        NetworkDeclaration declaration = TestCompilation.Declare("Net",
            $"using StaticNet; [Network({option}), Input(4), Dense(2)] partial class Net;");
        ShapeError error = Assert.Single(ShapeInference.Infer(declaration).Errors);
        Assert.Equal((ShapeRule.ArgumentOutOfRange, -1, argument), (error.Rule, error.Layer, error.Argument));
    }

    [Fact]
    public void Pooling_has_the_shapes_that_Keras_and_PyTorch_give()
    {
        NetworkModel model = TestCompilation.Infer("""
            [Input(9, 30, 21, 4)]
            [MaxPooling3D(3, Strides = 2, CeilMode = true, PadFront = 1, PadTop = 1, PadBottom = 1, Name = "down")]
            [MaxUnpooling3D("down")]
            [AveragePooling3D(2, 3, 4, Padding = Padding.Same)]
            [GlobalMaxPooling3D(KeepDims = true)]
            [GlobalAveragePooling3D]
            """);
        Assert.Empty(model.Errors);
        Assert.Equal(
            ["9×30×21×4", "5×16×10×4", "9×30×21×4", "5×10×6×4", "1×1×1×4", "4"],
            model.Nodes.Select(static node => node.Output.ToString()));
        Assert.Equal([1, 1], model.Nodes[2].Inputs);
        Assert.Equal("7×4", TestCompilation.Infer("[Input(14, 4)] [MaxPooling1D]").Nodes[1].Output.ToString());

        // The padding of no window alone: as far as the window reaches.
        Assert.Empty(TestCompilation.Infer("[Input(8, 8, 3)] [MaxPooling2D(3, PadTop = 2, PadRight = 2, Strides = 1)]").Errors);
    }

    [Fact]
    public void What_the_limits_allow_is_allowed()
    {
        Assert.Empty(TestCompilation.Infer("[Input(16384)] [Dense(16368)]").Errors);
        Assert.Empty(TestCompilation.Infer("[Input(3, 3, 1)] [Conv2D(1, 7, Padding = Padding.Same)]").Errors);
        Assert.Empty(TestCompilation.Infer("[Input(8)] [Dropout(0f)] [BatchNormalization(Momentum = 1)]").Errors);
    }

    /// <summary>A declaration that C# rejects can never be taken for one that compiles.</summary>
    [Fact]
    public void What_CSharp_reports_is_still_an_error_of_the_model()
    {
        NetworkDeclaration declaration = new(
            new TypeScaffold(string.Empty, [], "partial class Net", "Net", "Net.g.cs") { Identifier = "Net" },
            StaticNet.Generator.Declarations.Precision.Single,
            0,
            true,
            [new LayerDeclaration("Input", null, null, []), new LayerDeclaration("Dense", null, null, [new Argument("Units", 3)])]);
        Assert.All(ShapeInference.Infer(declaration).Errors, static error => Assert.Equal(ShapeRule.InvalidAttribute, error.Rule));
        Assert.NotEmpty(ShapeInference.Infer(declaration).Errors);
    }
}
