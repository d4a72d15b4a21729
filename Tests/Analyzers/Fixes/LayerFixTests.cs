using System.Threading.Tasks;
using StaticNet.Analyzers;
using StaticNet.CodeFixes;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers.Fixes;

/// <summary>Layers that are inserted, removed or replaced.</summary>
public sealed class LayerFixTests
{
    [Theory]
    [InlineData("[Input(4, 4, 3)]\n[Dense(10)]\n", "[Input(4, 4, 3)]\n[GlobalAveragePooling2D]\n[Dense(10)]\n")]
    [InlineData("[Input(28, 20, 3)]\n// Rows.\n[LSTM(10)]\n", "[Input(28, 20, 3)]\n[Reshape(28, 60)]\n// Rows.\n[LSTM(10)]\n")]
    [InlineData("[Input(28, 28)]\n[Conv2D(4, 3)]\n", "[Input(28, 28)]\n[Reshape(28, 28, 1)]\n[Conv2D(4, 3)]\n")]
    [InlineData(
        "[Input(4, 4, 3, Name = \"x\")] [StaticNet.GRU(10, From = \"x\")] ",
        "[Input(4, 4, 3, Name = \"x\")] [StaticNet.Reshape(4, 12, From = \"x\")] [StaticNet.GRU(10)] ")]
    public Task A_layer_between_makes_the_shape(string before, string after) =>
        AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, InsertLayerFix>(Wrap(before), Wrap(after));

    [Theory]
    [InlineData("[Input(3, 32, 32)]\n[Conv2D(4, 3)]\n", "[Input(32, 32, 3)]\n[Conv2D(4, 3)]\n")]
    [InlineData("[Input(1,\n Net.Size, Net.Size, Name = \"x\")] [Conv2D(4, 3)]\n", "[Input(Net.Size,\n Net.Size, 1, Name = \"x\")] [Conv2D(4, 3)]\n")]
    [InlineData("[Input(3, 32, 32)]\n[Conv2D(4, 3)]\n[ReLU]\n[MaxPooling2D]\n", "[Input(32, 32, 3)]\n[Conv2D(4, 3)]\n[ReLU]\n[MaxPooling2D]\n")]
    public Task Channels_are_put_last(string before, string after) =>
        AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, ChannelsLastFix>(
            Wrap(before).Replace("class Net;", "class Net { public const int Size = 28; }"), Wrap(after).Replace("class Net;", "class Net { public const int Size = 28; }"));

    [Theory]
    [InlineData("[Input(3, 32, 32)] [Conv2D(4, 3)] [Expect(1, 30, 4)] ")]
    [InlineData("[Input(3 /* channels */, 32, 32)] [Conv2D(4, 3)] ")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(4, 9)] ")]
    public Task What_fits_rows_and_columns_only_is_left_alone(string layers) =>
        AnalyzerVerifier.VerifyNoFixAsync<NetworkAnalyzer, ChannelsLastFix>(Wrap(layers));

    [Fact]
    public Task An_activation_stands_behind_a_sum() =>
        AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, InsertLayerFix>(
            Wrap("[Input(8, Name = \"x\")]\n[Dense(8, Name = \"a\")]\n[Dense(8, From = \"x\", Name = \"b\")]\n[Add(\"a\", \"b\")]\n[Dense(2)]\n"),
            Wrap("[Input(8, Name = \"x\")]\n[Dense(8, Name = \"a\")]\n[Dense(8, From = \"x\", Name = \"b\")]\n[Add(\"a\", \"b\")]\n[ReLU]\n[Dense(2)]\n"));

    [Theory]
    [InlineData("[Input(4)] [LSTM(8)] ")]
    [InlineData("[Input(9, 4)] [LSTM(8)] [LSTM(8)] ")]
    [InlineData("[Input(4)] [MaxPooling2D] ")]
    public Task What_no_layer_between_would_help_is_left_alone(string layers) =>
        AnalyzerVerifier.VerifyNoFixAsync<NetworkAnalyzer, InsertLayerFix>(Wrap(layers));

    [Fact]
    public Task Layers_are_inserted_everywhere_at_once() =>
        AnalyzerVerifier.VerifyFixAllAsync<NetworkAnalyzer, InsertLayerFix>(
            Wrap("[Input(4, 4, 3)]\n[LSTM(10)]\n") + "[Network, Input(4, 4, 1), Dense(3)] partial class Other;",
            Wrap("[Input(4, 4, 3)]\n[Reshape(4, 12)]\n[LSTM(10)]\n") + "[Network, Input(4, 4, 1), GlobalAveragePooling2D, Dense(3)] partial class Other;");

    [Theory]
    [InlineData("[Input(99, 99, 3)] [Conv2D(3, 64, 3, Name = \"c\")] [Flatten]", "[Input(99, 99, 3)] [Conv2D(64, 3, Name = \"c\")] [Flatten]")]
    [InlineData("[Input(4)] [Dense(8)] [Softmax] [Dense(2)]", "[Input(4)] [Dense(8)] [Activation(Activation.ReLU)] [Dense(2)]")]
    [InlineData(
        "[Input(4)] [Dense(1)] [StaticNet.SoftmaxAttribute(Name = \"p\")]",
        "[Input(4)] [Dense(1)] [StaticNet.Activation(StaticNet.Activation.Sigmoid, Name = \"p\")]")]
    [InlineData(
        "[Input(4)] [Dense(8, Activation = Activation.SELU, KernelInitializer = Initializer.LecunNormal)] [Dropout(0.1f, Name = \"d\")] [Dense(2)]",
        "[Input(4)] [Dense(8, Activation = Activation.SELU, KernelInitializer = Initializer.LecunNormal)] [AlphaDropout(0.1f, Name = \"d\")] [Dense(2)]")]
    public Task A_layer_becomes_another(string before, string after) =>
        AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, ReplaceLayerFix>(Wrap(before), Wrap(after));

    [Theory]
    [InlineData("[Input(4)] [Dense(1)] [Softmax] [Output(\"softmax\")]")]
    [InlineData("[Input(4)] [Dense(8, Activation = Activation.Softmax)] [Dense(2)]")]
    [InlineData("[Input(9, 4)] [Dense(8, Activation = Activation.SELU, KernelInitializer = Initializer.LecunNormal)] [SpatialDropout1D(0.1f)] [Flatten] [Dense(2)]")]
    public Task A_layer_whose_name_others_know_is_not_replaced(string layers) =>
        AnalyzerVerifier.VerifyNoFixAsync<NetworkAnalyzer, ReplaceLayerFix>(Wrap(layers));

    [Fact]
    public Task Layers_become_others_at_once() =>
        AnalyzerVerifier.VerifyFixAllAsync<NetworkAnalyzer, ReplaceLayerFix>(
            Wrap("[Input(4)] [Dense(8)] [Softmax] [Dense(1), Softmax] "),
            Wrap("[Input(4)] [Dense(8)] [Activation(Activation.ReLU)] [Dense(1), Activation(Activation.Sigmoid)] "));

    [Theory]
    [InlineData("[Input(4)]\n[Dense(8)]\n[Dropout(0)]\n[ReLU]\n[Dense(2)]\n", "[Input(4)]\n[Dense(8)]\n[ReLU]\n[Dense(2)]\n")]
    [InlineData("[Input(4)] [Flatten] [Dense(8)]", "[Input(4)] [Dense(8)]")]
    [InlineData("[Input(4)] [Flatten, Dense(8)]", "[Input(4)] [Dense(8)]")]
    [InlineData(
        "[Input(4)] [Dense(8, Activation = Activation.SELU, KernelInitializer = Initializer.LecunNormal)] [BatchNormalization] [Dense(2)]",
        "[Input(4)] [Dense(8, Activation = Activation.SELU, KernelInitializer = Initializer.LecunNormal)] [Dense(2)]")]
    [InlineData("[Input(4)]\n[Dropout(0.1f)]\n[Embedding(9, 2)]\n", "[Input(4)]\n[Embedding(9, 2)]\n")]
    [InlineData("[Input(4)] [Rescaling(0.1)] [Embedding(9, 2)]", "[Input(4)] [Embedding(9, 2)]")]
    [InlineData("[Input(4)]\n[Dense(4)]\n[ReLU]\n[Activation(Activation.Tanh)]\n[Dense(2)]\n", "[Input(4)]\n[Dense(4)]\n[ReLU]\n[Dense(2)]\n")]
    public Task A_layer_that_does_nothing_is_removed(string before, string after) =>
        AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, RemoveLayerFix>(Wrap(before), Wrap(after));

    [Theory]
    [InlineData("[Input(4)] [Flatten(Name = \"f\")] [Dense(4)] [Add(\"f\", \"dense\")]")]
    [InlineData("[Input(4)] [Dense(8)] [GaussianNoise(0, Name = \"f\")] [Dense(4, From = \"f\")]")]
    [InlineData("[Input(4)] [Dense(4)] [Embedding(9, 2)]")]
    [InlineData("[Input(4, Name = \"x\")] [Dropout(0.1f, Name = \"d\")] [Embedding(9, 2, From = \"d\")]")]
    public Task A_layer_that_others_name_is_kept(string layers) =>
        AnalyzerVerifier.VerifyNoFixAsync<NetworkAnalyzer, RemoveLayerFix>(Wrap(layers));

    [Fact]
    public Task A_value_that_counts_once_is_named_once() =>
        AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, RemoveArgumentFix>(
            Wrap("[Input(4, Name = \"x\")] [Dense(4, Name = \"a\")] [Maximum(\"x\", \"a\", \"x\")]"),
            Wrap("[Input(4, Name = \"x\")] [Dense(4, Name = \"a\")] [Maximum(\"x\", \"a\")]"));

    [Theory]
    [InlineData("[Input(4, Name = \"x\")] [Dense(4, Name = \"a\")] [Add(\"x\", \"a\", \"x\")]")]
    [InlineData("[Input(4, Name = \"x\")] [Maximum(\"x\", \"x\")]")]
    public Task A_value_that_counts_twice_stays(string layers) =>
        AnalyzerVerifier.VerifyNoFixAsync<NetworkAnalyzer, RemoveArgumentFix>(Wrap(layers));

    [Theory]
    [InlineData("[Input(4)] [Dense(8)] [Expect(10)]", "[Input(4)] [Dense(8)] [Expect(8)]")]
    [InlineData("[Input(4, Name = \"x\")] [Dense(8)] [Expect(10, 2, From = \"x\")]", "[Input(4, Name = \"x\")] [Dense(8)] [Expect(4, From = \"x\")]")]
    [InlineData("[Input(8, 8, 1)] [Conv2D(4, 3), Expect]", "[Input(8, 8, 1)] [Conv2D(4, 3), Expect(6, 6, 4)]")]
    public Task What_is_expected_becomes_what_there_is(string before, string after) =>
        AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, ExpectShapeFix>(Wrap(before), Wrap(after));

    [Fact]
    public Task All_expectations_become_what_there_is() =>
        AnalyzerVerifier.VerifyFixAllAsync<NetworkAnalyzer, ExpectShapeFix>(
            Wrap("[Input(4)] [Expect(3)] [Dense(8)] [Expect(10)]"), Wrap("[Input(4)] [Expect(4)] [Dense(8)] [Expect(8)]"));

    private static string Wrap(string layers) => $"using StaticNet;\n[Network]\n{layers}partial class Net;\n";
}
