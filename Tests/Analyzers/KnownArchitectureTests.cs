using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using StaticNet.Analyzers;
using StaticNet.Analyzers.Usage;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>Nothing is said against architectures that are known to work, as their authors describe them, nor against the networks of this repository.</summary>
public sealed class KnownArchitectureTests
{
    private const string ReLU = "Activation = Activation.ReLU";
    private const string Same = "Padding = Padding.Same";
    private const string Bare = "UseBias = false, Padding = Padding.Same";

    [Theory]
    [InlineData("LeNet-5", "[Input(32, 32, 1)] [Conv2D(6, 5, Activation = Activation.Tanh)] [AveragePooling2D] [Conv2D(16, 5, Activation = Activation.Tanh)] [AveragePooling2D] [Flatten] [Dense(120, Activation = Activation.Tanh)] [Dense(84, Activation = Activation.Tanh)] [Dense(10, Activation = Activation.Softmax)]")]
    [InlineData("VGG", $"[Input(64, 64, 3)] [Use<Two>] [Use<Two>] [Use<Three>] [Use<Three>] [Use<Three>] [Flatten] [Dense(64, {ReLU})] [Dropout(0.5f)] [Dense(64, {ReLU})] [Dropout(0.5f)] [Dense(10, Activation = Activation.Softmax)]", $"[Block] [Conv2D(8, 3, {ReLU}, {Same})] [Conv2D(8, 3, {ReLU}, {Same})] [MaxPooling2D] class Two; [Block] [Conv2D(8, 3, {ReLU}, {Same})] [Conv2D(8, 3, {ReLU}, {Same})] [Conv2D(8, 3, {ReLU}, {Same})] [MaxPooling2D] class Three;")]
    [InlineData("ResNet-20", $"[Input(32, 32, 3)] [Conv2D(8, 3, {Bare})] [BatchNormalization] [ReLU] [Use<R8>(Repeat = 3)] [Conv2D(16, 3, Strides = 2, {Bare})] [BatchNormalization] [ReLU] [Use<R16>(Repeat = 3)] [Conv2D(32, 3, Strides = 2, {Bare})] [BatchNormalization] [ReLU] [Use<R32>(Repeat = 2)] [GlobalAveragePooling2D] [Dense(10, Activation = Activation.Softmax)]", $"[Block] [Conv2D(8, 3, {Bare})] [BatchNormalization] [ReLU] [Conv2D(8, 3, {Bare})] [BatchNormalization] [Add(\"batch_normalization_1\", \"input\")] [ReLU] class R8; [Block] [Conv2D(16, 3, {Bare})] [BatchNormalization] [ReLU] [Conv2D(16, 3, {Bare})] [BatchNormalization] [Add(\"batch_normalization_1\", \"input\")] [ReLU] class R16; [Block] [Conv2D(32, 3, {Bare})] [BatchNormalization] [ReLU] [Conv2D(32, 3, {Bare})] [BatchNormalization] [Add(\"batch_normalization_1\", \"input\")] [ReLU] class R32;")]
    [InlineData("MobileNetV2", $"[Input(64, 64, 3)] [Conv2D(8, 3, Strides = 2, {Bare})] [BatchNormalization] [Activation(Activation.ReLU6)] [Use<Inverted>(Repeat = 8)] [Conv2D(32, 1, UseBias = false)] [BatchNormalization] [Activation(Activation.ReLU6)] [GlobalAveragePooling2D] [Dropout(0.2f)] [Dense(10)]", $"[Block] [Conv2D(48, 1, UseBias = false)] [BatchNormalization] [Activation(Activation.ReLU6)] [DepthwiseConv2D(3, {Bare})] [BatchNormalization] [Activation(Activation.ReLU6)] [Conv2D(8, 1, UseBias = false)] [BatchNormalization] [Add(\"batch_normalization_2\", \"input\")] class Inverted;")]
    [InlineData("squeeze and excitation", $"[Input(64, 64, 8)] [Conv2D(8, 3, {ReLU}, {Same}, Name = \"c\")] [GlobalAveragePooling2D] [Dense(2, {ReLU})] [Dense(8, Activation = Activation.Sigmoid, Name = \"gate\")] [Multiply(\"c\", \"gate\")] [Conv2D(4, 3, {ReLU})] [Flatten] [Dense(2)]")]
    [InlineData("U-Net", $"[Input(32, 32, 1)] [Conv2D(8, 3, {ReLU}, {Same})] [Conv2D(8, 3, {ReLU}, {Same}, Name = \"a\")] [MaxPooling2D] [Conv2D(16, 3, {ReLU}, {Same})] [Conv2D(16, 3, {ReLU}, {Same})] [Dropout(0.5f)] [Conv2DTranspose(8, 2, Strides = 2)] [Concatenate(\"a\", \"conv2d_transpose\")] [Conv2D(8, 3, {ReLU}, {Same})] [Conv2D(8, 3, {ReLU}, {Same})] [Conv2D(2, 1, Activation = Activation.Softmax)]")]
    [InlineData("DCGAN generator", $"[Input(100)] [Dense(1024)] [Reshape(8, 8, 16)] [Conv2DTranspose(32, 4, Strides = 2, {Same})] [LeakyReLU(NegativeSlope = 0.2f)] [Conv2DTranspose(16, 4, Strides = 2, {Same})] [LeakyReLU(NegativeSlope = 0.2f)] [Conv2D(3, 5, {Same}, Activation = Activation.Sigmoid)]")]
    [InlineData("DCGAN discriminator", $"[Input(64, 64, 3)] [Conv2D(16, 4, Strides = 2, {Same})] [LeakyReLU(NegativeSlope = 0.2f)] [Conv2D(32, 4, Strides = 2, {Same})] [LeakyReLU(NegativeSlope = 0.2f)] [Flatten] [Dropout(0.2f)] [Dense(1, Activation = Activation.Sigmoid)]")]
    [InlineData("VAE encoder", $"[Input(28, 28, 1)] [Conv2D(32, 3, Strides = 2, {ReLU}, {Same})] [Flatten] [Dense(16, {ReLU}, Name = \"h\")] [Dense(2, Name = \"mean\")] [Dense(2, Name = \"variance\", From = \"h\")] [Output(\"mean\")] [Output(\"variance\")]")]
    [InlineData("autoencoder", $"[Input(784)] [Dense(128, {ReLU})] [Dense(32, {ReLU})] [Dense(128, {ReLU})] [Dense(784, Activation = Activation.Sigmoid)]")]
    [InlineData("linear autoencoder", "[Input(784)] [Dense(32)] [Dense(784)]")]
    [InlineData("transformer", "[Input(32)] [Embedding(100, 16)] [PositionEmbedding] [Use<Encoder>(Repeat = 2)] [GlobalAveragePooling1D] [Dropout(0.1f)] [Dense(2, Activation = Activation.Softmax)]", "[Block] [MultiHeadAttention(2, 8, From = \"input\", Name = \"att\")] [Dropout(0.1f, Name = \"drop\")] [Add(\"input\", \"drop\")] [LayerNormalization(Name = \"norm\")] [Dense(32, Activation = Activation.GELU)] [Dense(16)] [Dropout(0.1f, Name = \"drop2\")] [Add(\"norm\", \"drop2\")] [LayerNormalization] class Encoder;")]
    [InlineData("MLP-mixer", "[Input(16, 8)] [Use<Mixer>(Repeat = 2)] [LayerNormalization] [GlobalAveragePooling1D] [Dense(10)]", "[Block] [LayerNormalization] [Permute(2, 1)] [Dense(32, Activation = Activation.GELU)] [Dense(16)] [Permute(2, 1, Name = \"back\")] [Add(\"input\", \"back\", Name = \"sum\")] [LayerNormalization] [Dense(32, Activation = Activation.GELU)] [Dense(8, Name = \"out\")] [Add(\"sum\", \"out\")] class Mixer;")]
    [InlineData("WaveNet", "[Input(64, 8)] [Use<Gated>(Repeat = 6)] [ReLU] [Conv1D(8, 1, Activation = Activation.ReLU)] [Conv1D(16, 1, Activation = Activation.Softmax)]", "[Block] [Conv1D(8, 2, Padding = Padding.Causal, DilationRate = 2, Activation = Activation.Tanh, From = \"input\", Name = \"filter\")] [Conv1D(8, 2, Padding = Padding.Causal, DilationRate = 2, Activation = Activation.Sigmoid, From = \"input\", Name = \"gate\")] [Multiply(\"filter\", \"gate\")] [Conv1D(8, 1, Name = \"out\")] [Add(\"input\", \"out\")] class Gated;")]
    [InlineData("text CNN", $"[Input(100)] [Embedding(1000, 16)] [Conv1D(32, 5, {ReLU})] [GlobalMaxPooling1D] [Dropout(0.5f)] [Dense(1, Activation = Activation.Sigmoid)]")]
    [InlineData("recurrent classifier", "[Input(100)] [Embedding(1000, 16)] [LSTM(16, ReturnSequences = true, Bidirectional = BidirectionalMerge.Concat)] [LSTM(16)] [Dropout(0.5f)] [Dense(5, Activation = Activation.Softmax)]")]
    [InlineData("self-normalising", "[Input(20)] [Dense(16, Activation = Activation.SELU, KernelInitializer = Initializer.LecunNormal)] [AlphaDropout(0.1f)] [Dense(16, Activation = Activation.SELU, KernelInitializer = Initializer.LecunNormal)] [Dense(1)]")]
    [InlineData("policy", "[Input(8)] [Dense(64, Activation = Activation.Tanh, KernelInitializer = Initializer.Orthogonal)] [Dense(64, Activation = Activation.Tanh, KernelInitializer = Initializer.Orthogonal, Name = \"h\")] [Dense(4, Activation = Activation.Softmax, Name = \"policy\")] [Dense(1, From = \"h\", Name = \"value\")] [Output(\"policy\")] [Output(\"value\")]")]
    [InlineData("logistic regression", "[Input(8)] [Dense(1, Activation = Activation.Sigmoid, KernelInitializer = Initializer.Zeros)]")]
    [InlineData("pre-activation ResNet", $"[Input(32, 32, 3)] [Conv2D(8, 3, {Bare}, Name = \"stem\")] [BatchNormalization] [ReLU] [Conv2D(8, 3, {Bare})] [BatchNormalization] [ReLU] [Conv2D(8, 3, {Same}, Name = \"a\")] [Add(\"stem\", \"a\", Name = \"one\")] [BatchNormalization] [ReLU(Name = \"r\")] [Conv2D(16, 3, Strides = 2, {Bare})] [BatchNormalization] [ReLU] [Conv2D(16, 3, {Same}, Name = \"b\")] [Conv2D(16, 1, Strides = 2, From = \"r\", Name = \"c\")] [Add(\"b\", \"c\")] [BatchNormalization] [ReLU] [AveragePooling2D] [Flatten] [Dense(10)]")]
    [InlineData("ResNet-50's first block", $"[Input(16, 16, 8, Name = \"x\")] [Conv2D(4, 1, {Bare})] [BatchNormalization] [ReLU] [Conv2D(4, 3, {Bare})] [BatchNormalization] [ReLU] [Conv2D(16, 1, {Bare})] [BatchNormalization(Name = \"a\")] [Conv2D(16, 1, {Bare}, From = \"x\")] [BatchNormalization(Name = \"b\")] [Add(\"a\", \"b\")] [ReLU] [Flatten] [Dense(2)]")]
    [InlineData("RepVGG", $"[Input(16, 16, 8, Name = \"x\")] [Conv2D(8, 3, {Bare})] [BatchNormalization(Name = \"a\")] [Conv2D(8, 1, {Bare}, From = \"x\")] [BatchNormalization(Name = \"b\")] [BatchNormalization(From = \"x\", Name = \"c\")] [Add(\"a\", \"b\", \"c\")] [ReLU] [Flatten] [Dense(2)]")]
    [InlineData("inception", $"[Input(16, 16, 8, Name = \"x\")] [Conv2D(4, 1, {ReLU}, Name = \"a\")] [Conv2D(4, 1, {ReLU}, From = \"x\")] [Conv2D(8, 3, {ReLU}, {Same}, Name = \"b\")] [MaxPooling2D(3, Strides = 1, {Same}, From = \"x\")] [Conv2D(4, 1, {ReLU}, Name = \"c\")] [Concatenate(\"a\", \"b\", \"c\")] [AveragePooling2D] [Flatten] [Dropout(0.4f)] [Dense(10, Activation = Activation.Softmax)]")]
    [InlineData("feature pyramid", $"[Input(16, 16, 3)] [Conv2D(8, 3, {ReLU}, {Same}, Name = \"c3\")] [Conv2D(16, 3, {ReLU}, {Same}, Strides = 2, Name = \"c4\")] [Conv2D(32, 3, {ReLU}, {Same}, Strides = 2)] [Conv2D(8, 1, Name = \"p5\")] [UpSampling2D(2, Name = \"u5\")] [Conv2D(8, 1, From = \"c4\", Name = \"l4\")] [Add(\"u5\", \"l4\", Name = \"p4\")] [UpSampling2D(2, Name = \"u4\")] [Conv2D(8, 1, From = \"c3\", Name = \"l3\")] [Add(\"u4\", \"l3\")] [Conv2D(8, 3, {Same}, Name = \"o3\")] [Conv2D(8, 3, {Same}, From = \"p4\", Name = \"o4\")] [Conv2D(8, 3, {Same}, From = \"p5\", Name = \"o5\")] [Output(\"o3\")] [Output(\"o4\")] [Output(\"o5\")]")]
    [InlineData("vision transformer", "[Input(32, 32, 3)] [Conv2D(16, 8, Strides = 8)] [Reshape(16, 16)] [PositionEmbedding] [Use<Encoder>(Repeat = 2)] [LayerNormalization] [GlobalAveragePooling1D] [Dense(10)]", "[Block] [LayerNormalization(From = \"input\")] [MultiHeadAttention(2, 8, Name = \"att\")] [Add(\"input\", \"att\", Name = \"sum\")] [LayerNormalization] [Dense(32, Activation = Activation.GELU)] [Dense(16, Name = \"out\")] [Add(\"sum\", \"out\")] class Encoder;")]
    [InlineData("transformer without a last normalisation", "[Input(8, 16, Name = \"x\")] [LayerNormalization] [Dense(32, Activation = Activation.GELU)] [Dense(16, Name = \"a\")] [Add(\"x\", \"a\", Name = \"s\")] [LayerNormalization] [Dense(32, Activation = Activation.GELU)] [Dense(16, Name = \"b\")] [Add(\"s\", \"b\")] [Dense(4)]")]
    [InlineData("ShuffleNet", $"[Input(16, 16, 8, Name = \"x\")] [Conv2D(8, 1, Groups = 2, {Bare})] [BatchNormalization] [ReLU] [Reshape(16, 16, 2, 4)] [Permute(1, 2, 4, 3)] [Reshape(16, 16, 8)] [DepthwiseConv2D(3, {Bare})] [BatchNormalization] [Conv2D(8, 1, Groups = 2, {Bare})] [BatchNormalization(Name = \"a\")] [Add(\"x\", \"a\")] [ReLU] [Flatten] [Dense(2)]")]
    [InlineData("additive attention", "[Input(9, 8, Name = \"keys\")] [Dense(8, UseBias = false, Name = \"k\")] [Input(1, 8, Name = \"query\")] [Dense(8, From = \"query\", Name = \"q\")] [Add(\"k\", \"q\")] [Activation(Activation.Tanh)] [Dense(1, UseBias = false)] [Permute(2, 1)] [Softmax] [Permute(2, 1, Name = \"weights\")] [Multiply(\"weights\", \"keys\")] [GlobalAveragePooling1D] [Dense(2)]")]
    [InlineData("low-rank adaptation", $"[Input(64, Name = \"x\")] [Dense(64, Name = \"full\")] [Dense(4, UseBias = false, From = \"x\")] [Dense(64, UseBias = false, Name = \"low\")] [Add(\"full\", \"low\")] [ReLU] [Dense(10)]")]
    [InlineData("wide and deep", $"[Input(16, Name = \"x\")] [Dense(1, UseBias = false, Name = \"wide\")] [Dense(8, {ReLU}, From = \"x\")] [Dense(1, Name = \"deep\")] [Add(\"wide\", \"deep\")] [Activation(Activation.Sigmoid)]")]
    [InlineData("EEGNet", $"[Input(8, 64, 1)] [Conv2D(4, 1, 16, {Bare})] [BatchNormalization] [DepthwiseConv2D(8, 1, DepthMultiplier = 2, UseBias = false)] [BatchNormalization] [Activation(Activation.ELU)] [AveragePooling2D(1, 4)] [Dropout(0.5f)] [SeparableConv2D(8, 1, 8, {Bare})] [BatchNormalization] [Activation(Activation.ELU)] [AveragePooling2D(1, 4)] [Dropout(0.5f)] [Flatten] [Dense(2, Activation = Activation.Softmax)]")]
    [InlineData("super-resolution", $"[Input(16, 16, 3)] [Conv2D(16, 5, Activation = Activation.Tanh, {Same})] [Conv2D(8, 3, Activation = Activation.Tanh, {Same})] [Conv2D(12, 3, {Same})] [DepthToSpace(2)]")]
    public async Task A_known_architecture_is_left_alone(string name, string layers, string blocks = "")
    {
        Compilation compilation = TestCompilation.Create($"using StaticNet; {blocks} [Network] {layers} partial class Net;");
        TestCompilation.AssertNoErrors(compilation);
        Assert.Equal([name], (await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation)).Select(static each => each.ToString()).Prepend(name));
    }

    [Theory]
    [InlineData("Samples")]
    [InlineData("Benchmarks")]
    [InlineData("Tests/Package")]
    public async Task The_networks_of_this_repository_are_left_alone(string folder)
    {
        string[] sources = [.. Directory.EnumerateFiles(Path.Combine(Root(), folder), "*.cs", SearchOption.AllDirectories)
            .Where(static path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .Select(File.ReadAllText)];
        Assert.Contains(sources, static source => source.Contains("[Network"));

        // Without the packages they refer to they do not compile; their networks can be read all the same.
        Compilation compilation = TestCompilation.Create(sources);
        Assert.Empty(await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation));
        Assert.Empty(await AnalyzerVerifier.AnalyzeAsync<UsageAnalyzer>(GeneratedCompilation.Create(compilation, sources)));
    }

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));
}
