using System.Threading.Tasks;
using StaticNet.Analyzers;
using StaticNet.CodeFixes;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers.Fixes;

/// <summary>Layers that are moved.</summary>
public sealed class OrderFixTests
{
    [Theory]
    [InlineData("[Dense(4)]\n[ReLU]\n[Input(8)]\n", "[Input(8)]\n[Dense(4)]\n[ReLU]\n")]
    [InlineData("[Dense(4), Input(8)] [ReLU]", "[Input(8), Dense(4)] [ReLU]")]
    [InlineData("    [Expect(8)] [Input(8)]\r\n    [Dense(4)]\r\n", "    [Input(8)] [Expect(8)]\r\n    [Dense(4)]\r\n")]
    public Task The_input_moves_to_the_front(string before, string after) =>
        AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, InputFirstFix>(Wrap(before), Wrap(after));

    [Fact]
    public Task The_input_moves_to_the_front_once() =>
        AnalyzerVerifier.VerifyFixAllAsync<NetworkAnalyzer, InputFirstFix>(
            Wrap("[Dense(4)] [ReLU] [Input(8)]") + Network("[ReLU] [Input(8)] [Dense(2)]", "Other"),
            Wrap("[Input(8)] [Dense(4)] [ReLU]") + Network("[Input(8)] [ReLU] [Dense(2)]", "Other"));

    [Theory]
    [InlineData("[Dense(4)] // Hidden.\n[Input(8)]\n")]
    [InlineData("[Dense(4)]\n#if true\n[Input(8)]\n#endif\n")]
    public Task What_a_comment_may_speak_of_stays(string layers) =>
        AnalyzerVerifier.VerifyNoFixAsync<NetworkAnalyzer, InputFirstFix>(Wrap(layers));

    [Theory]
    [InlineData(
        "[Input(8)]\n[Dense(4)]\n[Dropout(0.5f)]\n[BatchNormalization]\n[ReLU]\n[Dense(2)]\n",
        "[Input(8)]\n[Dense(4)]\n[BatchNormalization]\n[Dropout(0.5f)]\n[ReLU]\n[Dense(2)]\n")]
    [InlineData("[Input(8)] [Dropout(0.5f), BatchNormalization] [Dense(2)]", "[Input(8)] [BatchNormalization, Dropout(0.5f)] [Dense(2)]")]
    public Task Dropout_moves_behind_normalisation(string before, string after) =>
        AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, SwapLayersFix>(Wrap(before), Wrap(after));

    [Theory]
    [InlineData("[Input(8)] [Dropout(0.5f)] [BatchNormalization]")]
    [InlineData("[Input(8, 2)] [Dropout(0.5f)] [Flatten] [BatchNormalization] [Dense(2)]")]
    [InlineData("[Input(8)] [Dropout(0.5f, Name = \"d\")] [BatchNormalization] [Dense(8)] [Add(\"d\", \"dense\")]")]
    [InlineData("[Input(8)] [Dropout(0.5f, Name = \"d\")] [BatchNormalization(From = \"d\")] [Dense(8)]")]
    public Task Dropout_that_others_know_stays(string layers) =>
        AnalyzerVerifier.VerifyNoFixAsync<NetworkAnalyzer, SwapLayersFix>(Wrap(layers));

    [Fact]
    public Task All_dropout_moves_behind_normalisation_at_once() =>
        AnalyzerVerifier.VerifyFixAllAsync<NetworkAnalyzer, SwapLayersFix>(
            Wrap("[Input(8)] [Dropout(0.5f)] [BatchNormalization] [Dense(8, Activation = Activation.ReLU)] [Dropout(0.5f)] [BatchNormalization] [Dense(2)]"),
            Wrap("[Input(8)] [BatchNormalization] [Dropout(0.5f)] [Dense(8, Activation = Activation.ReLU)] [BatchNormalization] [Dropout(0.5f)] [Dense(2)]"));

    [Theory]
    [InlineData(
        "[Network]\n[Input(4)]\npartial class Net;\n\n[Dense(2)]\npartial class Net;\n",
        "[Network]\n[Input(4)]\n[Dense(2)]\npartial class Net;\n\npartial class Net;\n")]
    [InlineData(
        "[Dense(2)] [System.Obsolete] partial class Net;\n[Network, Input(4)] partial class Net { }\n",
        "[System.Obsolete] partial class Net;\n[Network, Input(4)] [Dense(2)] partial class Net { }\n")]
    public Task A_layer_moves_to_the_others(string before, string after) =>
        AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, MoveLayersFix>("using StaticNet;\n" + before, "using StaticNet;\n" + after);

    [Fact]
    public Task Layers_move_in_their_order() =>
        AnalyzerVerifier.VerifyFixAllAsync<NetworkAnalyzer, MoveLayersFix>(
            """
            using StaticNet;
            class Outer
            {
                [Dense(8), Name]
                [ReLU]
                partial class Net;

                [Network]
                [Input(4)] // Four.
                partial class Net;

                [Dense(2)]
                partial class Net;
            }
            class NameAttribute : System.Attribute;
            """,
            """
            using StaticNet;
            class Outer
            {
                [Name]
                partial class Net;

                [Network]
                [Input(4)] // Four.
                [Dense(8)]
                [ReLU]
                [Dense(2)]
                partial class Net;

                partial class Net;
            }
            class NameAttribute : System.Attribute;
            """);

    [Fact]
    public Task A_layer_with_a_comment_stays() =>
        AnalyzerVerifier.VerifyNoFixAsync<NetworkAnalyzer, MoveLayersFix>(
            "using StaticNet; [Network, Input(4)] partial class Net;\n[/* Two. */ Dense(2)] partial class Net;");

    private static string Wrap(string layers) => "using StaticNet;\n" + Network(layers, "Net");

    private static string Network(string layers, string name) => $"[Network]\n{layers}partial class {name};\n";
}
