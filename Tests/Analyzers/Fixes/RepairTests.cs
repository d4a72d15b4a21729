using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using StaticNet.Analyzers;
using StaticNet.CodeFixes;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers.Fixes;

/// <summary>Remedies that a rule finds by trying them.</summary>
public sealed class RepairTests
{
    [Theory]
    [InlineData("[Input(28, 28, 1)] [Reshape(28, 27)]", "[Input(28, 28, 1)] [Reshape(28, 28)]")]
    [InlineData("[Input(28, 28, 1)] [Reshape(27, -1)]", "[Input(28, 28, 1)] [Reshape(28, -1)]")]
    [InlineData("[Input(12)] [Reshape(-1, 5, 2)]", "[Input(12)] [Reshape(-1, 6, 2)]")]
    [InlineData("[Input(12)] [Reshape(new[] { 3, 5 })]", "[Input(12)] [Reshape(new[] { 3, 4 })]")]
    public Task A_reshape_keeps_the_elements(string before, string after) => VerifyAsync<ReplaceArgumentFix>(before, after);

    [Theory]
    [InlineData("[Input(12)] [Reshape(5, 7)]")]
    [InlineData("[Input(12)] [Reshape(3, int.MaxValue)]")]
    public Task A_reshape_that_no_one_size_would_mend_is_left_alone(string layers) => VerifyNoneAsync<ReplaceArgumentFix>(layers);

    [Theory]
    [InlineData("[Input(5, 28, 28, 1)] [Conv2D(3, 3)] [Flatten]", "[Input(5, 28, 28, 1)] [Conv2D(3, 3, TimeDistributed = true)] [Flatten]")]
    [InlineData("[Input(5, 8, 8, 1)] [Flatten] [GRU(3)]", "[Input(5, 8, 8, 1)] [Flatten(TimeDistributed = true)] [GRU(3)]")]
    public Task Steps_are_kept_apart(string before, string after) => VerifyAsync<SetArgumentFix>(before, after);

    [Theory]
    [InlineData("[Input(4)] [Dense(17)] [GLU]", "[Input(4)] [Dense(18)] [GLU]")]
    [InlineData("[Input(4, 4, 3)] [Conv2D(6, 3, Padding = Padding.Same)] [DepthToSpace(2)]", "[Input(4, 4, 3)] [Conv2D(8, 3, Padding = Padding.Same)] [DepthToSpace(2)]")]
    public Task The_layer_before_makes_channels_that_divide(string before, string after) => VerifyAsync<SetArgumentFix>(before, after);

    [Theory]
    [InlineData("[Input(17)] [GLU]")]
    [InlineData("[Input(4)] [Dense(17)] [BatchNormalization] [GLU]")]
    public Task Channels_that_no_layer_chooses_are_left_alone(string layers) => VerifyNoneAsync<SetArgumentFix>(layers);

    [Theory]
    [InlineData(
        "[Input(4)] [Dense(8, Activation = Activation.ReLU)] [ReLU(Name = \"x\")] [Dense(8, Activation = Activation.ReLU)] [Add(\"x\", \"dense_1\")]",
        "[Input(4)] [Dense(8, Activation = Activation.Linear)] [ReLU(Name = \"x\")] [Dense(8, Activation = Activation.ReLU)] [Add(\"x\", \"dense_1\")]")]
    public Task An_activation_whose_repetition_is_named_goes_itself(string before, string after) => VerifyAsync<SetArgumentFix>(before, after);

    [Theory]
    [InlineData("[Input(4)] [Dense(8, Activation = Activation.ReLU)] [ReLU]")]
    [InlineData("[Input(4)] [Dense(8, Activation = Activation.Sigmoid)] [ReLU(Name = \"x\")] [Dense(8, Activation = Activation.ReLU)] [Add(\"x\", \"dense_1\")]")]
    [InlineData("[Input(4)] [Dense(8, Name = \"a\", Activation = Activation.ReLU)] [ReLU(Name = \"x\")] [Add(\"x\", \"a\")]")]
    public Task An_activation_that_is_needed_stays(string layers) => VerifyNoneAsync<SetArgumentFix>(layers);

    [Theory]
    [InlineData("[Input(28, 28, 1)] [Conv2D(8, 3, Strides = 4, UseBias = false)]", "[Input(28, 28, 1)] [Conv2D(8, 3, Strides = 3, UseBias = false)]")]
    [InlineData("[Input(28, 28, 1)] [MaxPooling2D(2, Strides = 3)]", "[Input(28, 28, 1)] [MaxPooling2D(2, Strides = 2)]")]
    [InlineData("[Input(28, 28, 1)] [Conv2D(8, 3, StrideWidth = 5)]", "[Input(28, 28, 1)] [Conv2D(8, 3, StrideWidth = 3)]")]
    [InlineData("[Input(28, 28, 1)] [Conv2D(8, 3, Strides = 2, DilationRate = 2)]", "[Input(28, 28, 1)] [Conv2D(8, 3, Strides = 2, DilationRate = 1)]")]
    public Task Windows_meet_all_of_their_input(string before, string after) => VerifyAsync<ReplaceArgumentFix>(before, after);

    [Fact]
    public Task Steps_that_a_later_layer_counts_on_stay() =>
        VerifyNoneAsync<ReplaceArgumentFix>("[Input(28, 28, 1)] [Conv2D(8, 3, Strides = 4)] [Reshape(49, 8)]");

    [Fact]
    public Task Twenty_layers_get_an_initialiser_at_once()
    {
        static string Layers(string more) => "[Input(64)]" + string.Concat(Enumerable.Repeat($"\n[Dense(64, Activation = Activation.ReLU{more})]", 20)) + "\n[Dense(10)]\n";
        return VerifyAsync<SetArgumentsFix>(Layers(""), Layers(", KernelInitializer = Initializer.HeNormal"));
    }

    [Fact]
    public Task Layers_of_a_block_are_left_alone() => AnalyzerVerifier.VerifyNoFixAsync<NetworkAnalyzer, SetArgumentsFix>(
        Wrap("[Input(64)] [Dense(64, Activation = Activation.ReLU)] [Use<Hidden>(Repeat = 20)] [Dense(10)]") + "[Block, Dense(64, Activation = Activation.ReLU)] class Hidden;\n");

    [Fact]
    public Task All_are_mended_at_once() => AnalyzerVerifier.VerifyFixAllAsync<NetworkAnalyzer, ReplaceArgumentFix>(
        Wrap("[Input(28, 28, 1)] [MaxPooling2D(2, Strides = 3)] [Conv2D(8, 3, Strides = 4)]") + "[Network, Input(12), Reshape(3, 5)] partial class Other;\n",
        Wrap("[Input(28, 28, 1)] [MaxPooling2D(2, Strides = 2)] [Conv2D(8, 3, Strides = 3)]") + "[Network, Input(12), Reshape(3, 4)] partial class Other;\n");

    private static Task VerifyAsync<T>(string before, string after)
        where T : CodeFixProvider, new() => AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, T>(Wrap(before), Wrap(after));

    private static Task VerifyNoneAsync<T>(string layers)
        where T : CodeFixProvider, new() => AnalyzerVerifier.VerifyNoFixAsync<NetworkAnalyzer, T>(Wrap(layers));

    private static string Wrap(string layers) => $"using StaticNet;\n[Network]\n{layers} partial class Net;\n";
}
