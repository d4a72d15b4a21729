using System.Threading.Tasks;
using StaticNet.Analyzers;
using StaticNet.CodeFixes;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers.Fixes;

public sealed class SetArgumentFixTests
{
    private const string Zeros = "KernelInitializer = Initializer.Zeros";

    [Theory]
    [InlineData(
        "[Input(8, 8, 1)] [Conv2D(4, 3)] [BatchNormalization] [Flatten] [Dense(2)]",
        "[Input(8, 8, 1)] [Conv2D(4, 3, UseBias = false)] [BatchNormalization] [Flatten] [Dense(2)]")]
    [InlineData(
        "[Input(8)] [Dense(4, UseBias = true, Name = \"a\")] [BatchNormalization]",
        "[Input(8)] [Dense(4, UseBias = false, Name = \"a\")] [BatchNormalization]")]
    public Task A_cancelled_bias_is_left_out(string before, string after) => VerifyAsync(before, after);

    [Theory]
    [InlineData("[Input(4)] [Dense(1, Activation = Activation.Softmax)]", "[Input(4)] [Dense(1, Activation = Activation.Sigmoid)]")]
    [InlineData("[Input(4)] [Dense(1, Activation = Activation.LogSoftmax)]", "[Input(4)] [Dense(1, Activation = Activation.LogSigmoid)]")]
    [InlineData("[Input(4)] [Dense(8, Activation = Activation.Softmax)] [Dense(2)]", "[Input(4)] [Dense(8, Activation = Activation.ReLU)] [Dense(2)]")]
    [InlineData(
        "[Input(4)] [global::StaticNet.Dense(8, Activation = global::StaticNet.Activation.Softmax)] [Dense(2)]",
        "[Input(4)] [global::StaticNet.Dense(8, Activation = global::StaticNet.Activation.ReLU)] [Dense(2)]")]
    [InlineData(
        "[Input(4)] [Dense(8, Activation = Activation.ReLU)] [Softmax]",
        "[Input(4)] [Dense(8, Activation = Activation.Linear)] [Softmax]")]
    [InlineData(
        "[Input(4)] [Dense(8, Activation = Activation.ReLU)] [Activation(Activation.Tanh)] [Dense(2)]",
        "[Input(4)] [Dense(8, Activation = Activation.Linear)] [Activation(Activation.Tanh)] [Dense(2)]")]
    public Task An_activation_becomes_another(string before, string after) => VerifyAsync(before, after);

    [Theory]
    [InlineData(
        "[Input(4)] [Dense(8, Activation = Activation.SELU)] [Dense(2)]",
        "[Input(4)] [Dense(8, Activation = Activation.SELU, KernelInitializer = Initializer.LecunNormal)] [Dense(2)]")]
    [InlineData(
        "[Input(4)] [Dense(8, KernelInitializer = Initializer.HeNormal)] [Activation(Activation.Tanh)] [Dense(2)]",
        "[Input(4)] [Dense(8, KernelInitializer = Initializer.GlorotUniform)] [Activation(Activation.Tanh)] [Dense(2)]")]
    [InlineData($"[Input(4)] [Dense(8, {Zeros})] [ReLU] [Dense(2)]", "[Input(4)] [Dense(8, KernelInitializer = Initializer.HeNormal)] [ReLU] [Dense(2)]")]
    [InlineData($"[Input(4)] [Dense(8, {Zeros})] [Activation(Activation.Tanh)] [Dense(2)]", "[Input(4)] [Dense(8, KernelInitializer = Initializer.GlorotUniform)] [Activation(Activation.Tanh)] [Dense(2)]")]
    public Task An_initialiser_suits_what_follows(string before, string after) => VerifyAsync(before, after);

    [Theory]
    [InlineData("[Input(4)] [BatchNormalization(Momentum = 0.1f)] [Dense(2)]", "[Input(4)] [BatchNormalization(Momentum = 0.9f)] [Dense(2)]")]
    [InlineData("[Input(4)] [BatchNormalization(Momentum = 0.001f)] [Dense(2)]", "[Input(4)] [BatchNormalization(Momentum = 0.999f)] [Dense(2)]")]
    public Task A_momentum_becomes_that_of_Keras(string before, string after) => VerifyAsync(before, after);

    [Theory]
    [InlineData("[Input(8, 8, 1)] [Conv2D(4, 9)]", "[Input(8, 8, 1)] [Conv2D(4, 9, Padding = Padding.Same)]")]
    [InlineData("[Input(1, 1, 4)] [MaxPooling2D]", "[Input(1, 1, 4)] [MaxPooling2D(Padding = Padding.Same)]")]
    [InlineData("[Input(9, 4)] [LSTM(8)] [LSTM(4)]", "[Input(9, 4)] [LSTM(8, ReturnSequences = true)] [LSTM(4)]")]
    [InlineData("[Input(4)] [Dense(8)] [Expect(10)]", "[Input(4)] [Dense(10)] [Expect(10)]")]
    [InlineData("[Input(8, 8, 1)] [Conv2D(4, 3)] [Expect(8, 8, 4)]", "[Input(8, 8, 1)] [Conv2D(4, 3, Padding = Padding.Same)] [Expect(8, 8, 4)]")]
    public Task A_shape_becomes_what_is_needed(string before, string after) => VerifyAsync(before, after);

    [Theory]
    [InlineData("[Input(4)] [Dense(8)] [Expect(10, 10)]")]
    [InlineData("[Input(4)] [Dense(8)] [Softmax] [Dense(2)]")]
    [InlineData("[Input(4)] [Dense(8)] [ReLU] [Softmax]")]
    [InlineData("[Input(4)] [LSTM(8)]")]
    public Task What_no_argument_would_help_is_left_alone(string layers) =>
        AnalyzerVerifier.VerifyNoFixAsync<NetworkAnalyzer, SetArgumentFix>(Wrap(layers));

    [Fact]
    public Task All_are_set_at_once() =>
        AnalyzerVerifier.VerifyFixAllAsync<NetworkAnalyzer, SetArgumentFix>(
            Wrap("[Input(8, 8, 1)] [Conv2D(4, 3)] [BatchNormalization] [ReLU] [Flatten] [Dense(4)] [BatchNormalization] [ReLU]\n[Dense(1, Activation = Activation.Softmax)]"),
            Wrap("[Input(8, 8, 1)] [Conv2D(4, 3, UseBias = false)] [BatchNormalization] [ReLU] [Flatten] [Dense(4, UseBias = false)] [BatchNormalization] [ReLU]\n[Dense(1, Activation = Activation.Sigmoid)]"));

    private static Task VerifyAsync(string before, string after) =>
        AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, SetArgumentFix>(Wrap(before), Wrap(after));

    private static string Wrap(string layers) => $"using StaticNet;\n[Network]\n{layers} partial class Net;\n";
}
