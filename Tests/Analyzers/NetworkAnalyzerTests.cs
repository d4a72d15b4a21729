using System.Threading.Tasks;
using StaticNet.Analyzers;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>Each rule fires at the attribute or argument that breaks it, and nowhere else.</summary>
public sealed class NetworkAnalyzerTests
{
    [Theory]
    [InlineData("{|SN0101:Network|}", "")]
    [InlineData("{|SN0101:Network|}", "[Dense(3)]")]
    [InlineData("Network", "[{|SN0205:Input(4)|}] [Input(5)] [Dense(1)]")]
    [InlineData("Network", "[{|SN0103:Flatten|}] [Input(4)] [Dense(1)]")]
    [InlineData("Network", "[{|SN0104:Input(4)|}]")]
    [InlineData("Network", "[{|SN0105:Input|}] [Dense(1)]")]
    [InlineData("Network", "[Input(1)] [Dense(1)] [Output(\"dense\")] [{|SN0106:Output(\"dense\")|}]")]
    [InlineData("Network", "[Input(1)] [Dense(1, {|SN0201:Name = \"a/b\"|})]")]
    [InlineData("Network", "[Input(1, Name = \"a\")] [Dense(1, {|SN0202:Name = \"a\"|})]")]
    [InlineData("Network", "[Input(1)] [Dense(1, {|SN0203:From = \"b\"|})]")]
    [InlineData("Network", "[Input(1)] [Dense(1)] [Output({|SN0203:\"b\"|})]")]
    [InlineData("Network", "[Input(1)] [Dense(1)] [Add(\"dense\", {|SN0203:\"b\"|}, \"input_layer\")]")]
    [InlineData("Network", "[Input(1)] [Dense(1)] [Add(new[] { \"dense\", {|SN0203:\"b\"|} })]")]
    [InlineData("Network", "[Input(1)] [Dense(1)] [Add(layers: new string[] { \"dense\", {|SN0203:\"b\"|} })]")]
    [InlineData("Network", "[Input(1)] [Dense(1)] [Add([\"dense\", {|SN0203:\"b\"|}])]")]
    [InlineData("Network", "[Input(1)] [Dense(1, Name = \"a\", {|SN0204:From = \"b\"|})] [Dense(1, Name = \"b\")]")]
    [InlineData("Network", "[Input(1, Name = \"x\")] [{|SN0205:Dense(1)|}] [Dense(1, From = \"x\")]")]
    [InlineData("Network(Precision = Precision.Double, {|SN0301:Tile = 257|})", "[Input(4)] [Dense(1)]")]
    [InlineData("Network", "[Input(4, {|SN0301:0|})] [Flatten]")]
    [InlineData("Network", "[Input(4)] [Dense({|SN0301:0|})]")]
    [InlineData("Network", "[Input(4)] [Dense({|SN0301:units: -1|})]")]
    [InlineData("Network", "[Input(4, 4, 1)] [Conv2D({|SN0301:0|}, 3)]")]
    [InlineData("Network", "[Input(4, 4, 1)] [Conv2D(1, {|SN0301:0|})]")]
    [InlineData("Network", "[Input(4, 4, 1)] [Conv2D({|SN0301:kernelSize: 0|}, filters: 2)]")]
    [InlineData("Network", "[Input(4, 4, 1)] [Conv2D(1, 3, {|SN0301:-3|})]")]
    [InlineData("Network", "[Input(4, 4, 1)] [Conv2D(1, 3, {|SN0301:Strides = 0|}, {|SN0301:DilationRate = -1|}, {|SN0301:Groups = 0|})]")]
    [InlineData("Network", "[Input(4, 4, 1)] [MaxPooling2D({|SN0301:0|})]")]
    [InlineData("Network", "[Input(4)] [Dense(3)] [Activation(Activation.ReLU)] [Dropout({|SN0301:1f|})] [Dense(2)]")]
    [InlineData("Network", "[Input(4)] [BatchNormalization({|SN0301:Momentum = 2|}, {|SN0301:Epsilon = 0|})]")]
    [InlineData("Network", "[Input(4, 4, 1)] [Conv2D(8, {|SN0302:5|})]")]
    [InlineData("Network", "[Input(4, 4, 1)] [Conv2D(8, 3, {|SN0302:3|}, DilationWidth = 2)]")]
    [InlineData("Network", "[Input(1, 4, 1)] [{|SN0302:MaxPooling2D|}]")]
    [InlineData("Network", "[Input(4, 4, 3)] [Conv2D(8, 3, {|SN0303:Groups = 2|})]")]
    [InlineData("Network", "[Input(4, 4, 2)] [Conv2D(7, 3, {|SN0303:Groups = 2|})]")]
    [InlineData("Network", "[Input(4, 4, 3)] [DepthToSpace({|SN0381:2|})]")]
    [InlineData("Network", "[Input(4, 3)] [{|SN0381:GLU|}]")]
    [InlineData("Network", "[Input(6, 8, Name = \"q\")] [Input(5, Name = \"m\")] [MultiHeadAttention(2, 4, From = \"q\", {|SN0380:KeyMask = \"m\"|})]")]
    [InlineData("Network", "[Input(16)] [{|SN0305:Conv2D(8, 3)|}]")]
    [InlineData("Network", "[Input(4, 4)] [{|SN0305:GlobalAveragePooling2D|}]")]
    [InlineData("Network", "[Input(4, 4, 1)] [MaxPooling2D(2, {|SN0330:PadBottom = 2|})]")]
    [InlineData("Network", "[Input(2, 1)] [{|SN0330:MaxPooling1D(2, Strides = 1, DilationRate = 3, Padding = Padding.Same)|}]")]
    [InlineData("Network", "[Input(4, 4, 1)] [GlobalMaxPooling2D(KeepDims = true, Name = \"p\")] [MaxUnpooling2D({|SN0331:\"p\"|})]")]
    [InlineData("Network", "[Input(4, 4, 1)] [MaxPooling2D(Name = \"p\")] [{|SN0332:MaxUnpooling2D(\"p\", From = \"input_layer\")|}]")]
    [InlineData("Network", "[Input(4, 4, 1)] [MaxPooling2D(2)] [MaxUnpooling2D({|SN0203:\"p\"|})]")]
    [InlineData("Network", "[Input(16)] [{|SN0306:Add(\"input_layer\")|}]")]
    [InlineData("Network", "[Input(16)] [Dense(3)] [Add(\"input_layer\", {|SN0307:\"dense\"|})]")]
    [InlineData("Network", "[Input(65536)] [Dense({|SN0308:65536|})]")]
    [InlineData("{|SN0309:Network|}", "[Input(134217728)] [Activation(Activation.Tanh)] [Activation(Activation.ELU)]")]
    public Task What_cannot_be_built_is_an_error(string network, string layers) =>
        AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>($"using StaticNet;\n[{network}]\n{layers}\npartial class Net;");

    [Theory]
    [InlineData("[Input(4, 4, 3)] [{|SN0304:Dense(8)|}]")]
    [InlineData("[Input(4, 4, 3)] [Conv2D(8, 3, Activation = Activation.ReLU)] [{|SN0304:Dense(8, Activation = Activation.ReLU)|}] [Dropout(0.2f)] [{|SN0304:Dense(3, Activation = Activation.Softmax)|}]")]
    [InlineData("[Input(1, 1, 3)] [Dense(8)]")]
    [InlineData("[Input(4, 4, 3)] [Dense(8, Activation = Activation.GELU)] [Flatten]")]
    [InlineData("[Input(4, 4, 3)] [Dense(8, Activation = Activation.GELU)] [Dense(3)] [Add(\"input_layer\", \"dense_1\")]")]
    [InlineData("[Input(8, 8, 3)] [Dense(8, Activation = Activation.GELU)] [Conv2D(3, 3, Padding = Padding.Same)]")]
    [InlineData("[Input(4)] [{|SN0401:Dense(8)|}] [Dense(2)]")]
    [InlineData("[Input(4, 3)] [{|SN0401:Conv1DTranspose(8, 3)|}] [Dense(2)]")]
    [InlineData("[Input(4)] [{|SN0401:Dense(8, UseBias = false, Activation = Activation.Linear)|}] [BatchNormalization] [Dropout(0.1f)] [Dense(2)]")]
    [InlineData("[Input(4, 4, 1)] [{|SN0401:Conv2D(8, 3)|}] [AveragePooling2D(2)] [Flatten] [Activation(Activation.Linear)] [Dense(2)]")]
    [InlineData("[Input(4, 4, 1)] [{|SN0401:Conv2D(8, 3)|}] [GlobalAveragePooling2D] [Dense(2)]")]
    [InlineData("[Input(4)] [{|SN0401:Dense(8)|}] [{|SN0401:Dense(6)|}] [Dense(2)]")]
    [InlineData("[Input(4)] [Dense(8, Activation = Activation.ReLU)] [{|SN0402:Activation(Activation.ReLU)|}]")]
    [InlineData("[Input(4)] [Dense(8, Activation = Activation.Sigmoid)] [{|SN0402:Activation(Activation.ReLU)|}]")]
    [InlineData("[Input(4)] [Dense(8, Activation = Activation.Softmax)] [{|SN0402:Activation(Activation.Softmax)|}]")]
    [InlineData("[Input(4)] [Activation(Activation.ReLU6)] [{|SN0402:Activation(Activation.ReLU6)|}]")]
    [InlineData("[Input(4, 4, 1)] [Conv2D(8, 1, Activation = Activation.ReLU)] [MaxPooling2D] [{|SN0402:Activation(Activation.ReLU)|}]")]
    [InlineData("[Input(4)] [Dense(8, Activation = Activation.ReLU)] [{|SN0402:ReLU|}] [Dense(2)]")]
    [InlineData("[Input(4)] [ReLU(MaxValue = 4)] [{|SN0402:Activation(Activation.ReLU6)|}] [Dense(2)]")]
    [InlineData("[Input(4)] [{|SN0401:Dense(8)|}] [ActivityRegularization(L1 = 0.1)] [Dense(2)]")]
    [InlineData("[Input(4)] [{|SN0403:Softmax|}] [Dense(2)]")]
    [InlineData("[Input(4)] [Dense(8)] [{|SN0403:Softmax|}] [BatchNormalization]")]
    [InlineData("[Input(4)] [Dense(2)] [{|SN0404:Dropout(0.1f)|}] [Softmax]")]
    [InlineData("[Input(4)] [{|SN0403:Dense(8, Activation = Activation.Softmax)|}] [Dense(2)]")]
    [InlineData("[Input(4)] [{|SN0403:Activation(Activation.Softmax)|}] [Dropout(0.1f)] [Dense(2)]")]
    [InlineData("[Input(4)] [Dense(2)] [{|SN0404:Dropout(0.1f)|}]")]
    [InlineData("[Input(4)] [Dense(2)] [{|SN0404:Dropout(0.1f)|}] [Activation(Activation.Softmax)]")]
    [InlineData("[Input(4, {|SN0405:From = \"x\"|})] [Dense(2)] [Output(\"dense\", {|SN0405:Name = \"o\"|})]")]
    [InlineData("[Input(4)] [Dense(4)] [Add(\"input_layer\", \"dense\", {|SN0405:From = \"dense\"|})]")]
    [InlineData("[Input(4)] [Activation(Activation.Tanh, {|SN0405:NegativeSlope = 0.1f|}, {|SN0405:Alpha = 2|}, {|SN0405:MaxValue = 2|}, {|SN0405:Threshold = 2|})]")]
    [InlineData("[Input(4, 2)] [AveragePooling1D(3, Padding = Padding.Same, CountPadding = true, {|SN0405:CeilMode = true|})]")]
    [InlineData("[Input(12, 2)] [AveragePooling1D(3, PadAfter = 1, CountPadding = true)] [AveragePooling1D(2, {|SN0405:CountPadding = true|})]")]
    [InlineData("[Input(4)] [Dense(2, {|SN0405:KernelInitializerValue = 1|}, {|SN0405:BiasInitializerValue = 1|})]")]
    [InlineData("[Input(4)] [Embedding(9, 2, {|SN0405:EmbeddingsInitializerValue = 1|})] [LSTM(2, {|SN0405:RecurrentInitializerValue = 1|})]")]
    [InlineData("[Input(4)] [Dense(2, {|SN0405:KernelMaxNorm = 3|})]")]
    [InlineData("[Input(4)] [Dense(2, UseBias = false, {|SN0405:BiasL1 = 0.5|}, KernelL2 = 0.5)]")]
    [InlineData("[Input(4)] [Dense(2, UseBias = false, {|SN0405:BiasInitializer = Initializer.Ones|})]")]
    [InlineData("[Input(4, 2)] [LSTM(2, UseBias = false, {|SN0405:UnitForgetBias = false|})]")]
    [InlineData("[Input(4)] [PReLU({|SN0405:AlphaInitializerValue = 0.1|})]")]
    [InlineData("[Input(4, 2)] [PositionEmbedding(Sinusoidal = true, {|SN0405:EmbeddingsInitializer = Initializer.Ones|})]")]
    [InlineData("[Input(4, 4, 2)] [ZeroPadding2D(Mode = PadMode.Edge, {|SN0405:Value = 1|})]")]
    public Task What_is_hardly_meant_is_a_warning(string layers) =>
        AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>($"using StaticNet;\n[Network]\n{layers}\npartial class Net;");

    [Theory]
    [InlineData("[Input(28, 28, 1)] [Conv2D(32, 3, Activation = Activation.ReLU)] [MaxPooling2D(2)] [Flatten] [Dropout(0.25f)] [Dense(10, Activation = Activation.Softmax)]")]
    [InlineData("[Input(4)] [Dense(2)]")]

    // A maximum, a separate activation and a sum between linear layers.
    [InlineData("[Input(4, 4, 1)] [Conv2D(8, 3)] [MaxPooling2D] [Flatten] [Dense(2)]")]
    [InlineData("[Input(4)] [Dense(8, UseBias = false)] [BatchNormalization] [Activation(Activation.GELU)] [Dense(2)]")]
    [InlineData("[Input(4)] [Dense(4)] [Add(\"input_layer\", \"dense\")] [Dense(2)]")]
    [InlineData("[Input(4)] [Dense(8)] [LeakyReLU] [Dense(6)] [ELU(Alpha = 0.5)] [Dense(5)] [ReLU] [Dense(2)] [Softmax]")]

    // A value that two layers read, a bottleneck, a depthwise convolution.
    [InlineData("[Input(4)] [Dense(6, Name = \"a\")] [Dense(6, Name = \"b\")] [Add(\"a\", \"b\")]")]
    [InlineData("[Input(40)] [Dense(4)] [Dense(30)]")]
    [InlineData("[Input(9, 9, 4)] [Conv2D(4, 3, Groups = 4)] [Conv2D(8, 1)]")]
    [InlineData("[Input(9, 9, 4)] [DepthwiseConv2D(3)] [Conv2D(8, 1)]")]

    // Dense on a sequence, step by step.
    [InlineData("[Input(9, 4)] [Dense(8)]")]

    // Activations that do change what they get.
    [InlineData("[Input(4)] [Dense(2, Activation = Activation.ReLU)] [Activation(Activation.ReLU6)]")]
    [InlineData("[Input(4)] [Activation(Activation.ReLU6)] [BatchNormalization] [Activation(Activation.ReLU6)]")]
    [InlineData("[Input(4, 4, 1)] [Conv2D(2, 3, Activation = Activation.Tanh)] [AveragePooling2D] [Activation(Activation.Tanh)]")]

    // Dropout in its place, softmax at the end in its own layer, arguments that count.
    [InlineData("[Input(4)] [Dense(2, Activation = Activation.ReLU)] [Dropout(0.1f)] [Dense(2)] [Activation(Activation.Softmax)]")]
    [InlineData("[Input(4)] [Dense(2, KernelInitializer = Initializer.Constant, KernelInitializerValue = 1, BiasInitializer = Initializer.Constant, BiasInitializerValue = 2)]")]
    [InlineData("[Input(4)] [Embedding(9, 2, EmbeddingsInitializer = Initializer.Constant, EmbeddingsInitializerValue = 1)]")]
    [InlineData("[Input(4)] [Activation(Activation.LeakyReLU, NegativeSlope = 0.1f)] [Dense(2)]")]
    [InlineData("[Input(4, 4, 1)] [Conv2D(2, 4)] [Flatten] [Activation(Activation.ELU, Alpha = 2)]")]
    [InlineData("[Input(4, 2)] [LSTM(2, UnitForgetBias = false)]")]
    [InlineData("[Input(4)] [PReLU(AlphaInitializer = Initializer.Constant, AlphaInitializerValue = 0.1)]")]
    [InlineData("[Input(4, 2)] [PositionEmbedding(EmbeddingsInitializer = Initializer.Ones)]")]
    [InlineData("[Input(4, 4, 2)] [ZeroPadding2D(1, Value = 1)]")]

    // Softmax as the weights of attention, and as a gate.
    [InlineData("[Input(6, 8, Name = \"x\")] [Dense(6, Activation = Activation.Softmax, Name = \"w\")] [Dot(\"w\", \"x\", SecondAxis = -2)] [Dense(3)]")]
    [InlineData("[Input(8, Name = \"x\")] [Dense(8, Activation = Activation.Softmax, Name = \"g\")] [Multiply(\"x\", \"g\")] [Dense(3)]")]
    public Task What_is_right_is_left_alone(string layers) =>
        AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>($"using StaticNet;\n[Network]\n{layers}\npartial class Net;");

    [Theory]
    [InlineData("[Network, Input(4), Dense(2)] class {|SN0001:Net|};")]
    [InlineData("public class {|SN0001:Outer|} { partial struct Inner { [Network, Input(4), Dense(2)] private class {|SN0001:Net|}; } }")]
    [InlineData("class {|SN0001:Outer|} { [Network, Input(4), Dense(2)] partial class Net; }")]
    [InlineData("[Network, Input(4), Dense(2)] partial class Net; class {|SN0001:Net|};")]
    [InlineData("static partial class Net; [Network, Input(4), Dense(2)] partial class {|SN0002:Net|};")]
    [InlineData("[Network, Input(4), Dense(2)] partial record {|SN0002:Net|};")]
    [InlineData("[Network, Input(4), Dense(2)] static partial class {|SN0002:Net|};")]
    [InlineData("[Network, Input(4), Dense(2)] file partial class {|SN0002:Net|};")]
    [InlineData("[Network, Input(4), Dense(2)] partial class {|SN0002:Net|}(int x) { int X => x; }")]
    [InlineData("[Network, Input(4), Dense(2)] partial class Net; [{|SN0003:Dense(3)|}] partial class Net;")]
    [InlineData("[{|SN0004:Input(4)|}, Dense(2)] partial class Net;")]
    [InlineData("class Outer<T> { [Serializable] class A; } [Network, Input(4), Dense(2)] abstract partial class Net<T>;")]
    public Task The_class_has_to_be_one_that_can_be_extended(string source) =>
        AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>("using System; using StaticNet;\n" + source);

    [Fact]
    public Task Layers_on_a_part_in_another_file_are_found() => AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>(
        "[{|SN0003:StaticNet.Dense(2)|}] partial class Net;",
        "using StaticNet; [Network, Input(4), Dense(2)] partial class Net;",
        "using StaticNet; [{|SN0003:FlattenAttribute|}, {|SN0003:Dropout(0.5f)|}] partial class Net;");

    [Fact]
    public Task Without_the_runtime_there_is_nothing_to_say() => AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>("class Dense;");
}
