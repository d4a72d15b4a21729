using System.Threading.Tasks;
using StaticNet.Analyzers;
using StaticNet.CodeFixes;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

public sealed class CodeFixTests
{
    [Fact]
    public Task Partial_goes_right_before_the_keyword() =>
        AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, MakePartialFix>(
            """
            using StaticNet;
            /// <summary>Kept.</summary>
            [Network, Input(4), Dense(2)]
            public sealed class Net; // Here.
            """,
            """
            using StaticNet;
            /// <summary>Kept.</summary>
            [Network, Input(4), Dense(2)]
            public sealed partial class Net; // Here.
            """);

    [Fact]
    public Task Partial_goes_to_the_types_around_too() =>
        AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, MakePartialFix>(
            """
            using StaticNet;
            // Around.
            class Outer
            {
                partial struct Middle
                {
                    interface IInner
                    {
                        [Network, Input(4), Dense(2)]
                        class Net;
                    }
                }
            }
            """,
            """
            using StaticNet;
            // Around.
            partial class Outer
            {
                partial struct Middle
                {
                    partial interface IInner
                    {
                        [Network, Input(4), Dense(2)]
                        partial class Net;
                    }
                }
            }
            """,
            which: 2);

    [Fact]
    public Task All_classes_become_partial_at_once() =>
        AnalyzerVerifier.VerifyFixAllAsync<NetworkAnalyzer, MakePartialFix>(
            """
            using StaticNet;
            class Outer
            {
                [Network, Input(4), Dense(2)] class A;
                [Network, Input(4), Dense(2)] public class B { }
                [Network, Input(4), Dense(2)] partial class C;
            }
            [Network, Input(4), Dense(2)]
            internal abstract class D;
            """,
            """
            using StaticNet;
            partial class Outer
            {
                [Network, Input(4), Dense(2)] partial class A;
                [Network, Input(4), Dense(2)] public partial class B { }
                [Network, Input(4), Dense(2)] partial class C;
            }
            [Network, Input(4), Dense(2)]
            internal abstract partial class D;
            """);

    [Theory]
    [InlineData(
        "    [Input(4, 4, 1)]\n    // Ten classes.\n    [Dense(10)] // Here.\n",
        "    [Input(4, 4, 1)]\n    [Flatten]\n    // Ten classes.\n    [Dense(10)] // Here.\n")]
    [InlineData("\t[Input(4, 4, 1)]\r\n\t[Dense(10)]\r\n", "\t[Input(4, 4, 1)]\r\n\t[Flatten]\r\n\t[Dense(10)]\r\n")]
    [InlineData("[Input(4, 4, 1)] [Dense(10)] ", "[Input(4, 4, 1)] [Flatten] [Dense(10)] ")]
    [InlineData("[Input(4, 4, 1), Dense(10)]", "[Input(4, 4, 1), Flatten, Dense(10)]")]
    [InlineData("[Input(4, 4, 1),\n Dense(10)]", "[Input(4, 4, 1),\n Flatten, Dense(10)]")]
    [InlineData("[Input(4, 4, 1)]\n[StaticNet.DenseAttribute(10)]\n", "[Input(4, 4, 1)]\n[StaticNet.Flatten]\n[StaticNet.DenseAttribute(10)]\n")]
    [InlineData(
        "[Input(4, 4, 1, Name = \"x\")]\n[Dense(10, From = \"x\", UseBias = false)]\n",
        "[Input(4, 4, 1, Name = \"x\")]\n[Flatten(From = \"x\")]\n[Dense(10, UseBias = false)]\n")]
    public Task Flatten_is_inserted_as_the_lines_around_are_written(string before, string after) =>
        AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, InsertFlattenFix>(Wrap(before), Wrap(after));

    [Fact]
    public Task Flatten_is_inserted_everywhere_at_once() =>
        AnalyzerVerifier.VerifyFixAllAsync<NetworkAnalyzer, InsertFlattenFix>(
            Wrap("[Input(4, 4, 1)]\n[Dense(10)]\n") + "[Network, Input(2, 2, 1), Dense(3)] partial class Other;",
            Wrap("[Input(4, 4, 1)]\n[Flatten]\n[Dense(10)]\n") + "[Network, Input(2, 2, 1), Flatten, Dense(3)] partial class Other;");

    [Theory]
    [InlineData("[Input(4)] [Dense(8)] [Dense(2)]", "[Input(4)] [Dense(8, Activation = Activation.ReLU)] [Dense(2)]")]
    [InlineData(
        "[Input(4)] [Dense(8, Activation = Activation.Linear, UseBias = false)] [Dense(2)]",
        "[Input(4)] [Dense(8, Activation = Activation.ReLU, UseBias = false)] [Dense(2)]")]
    [InlineData(
        "[Input(4, 4, 1)] [global::StaticNet.Conv2D(8, 3)] [Flatten] [Dense(2)]",
        "[Input(4, 4, 1)] [global::StaticNet.Conv2D(8, 3, Activation = global::StaticNet.Activation.ReLU)] [Flatten] [Dense(2)]")]
    public Task The_first_of_two_linear_layers_gets_an_activation(string before, string after) =>
        AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, AddActivationFix>(Wrap(before), Wrap(after));

    [Fact]
    public Task All_linear_layers_get_an_activation_at_once() =>
        AnalyzerVerifier.VerifyFixAllAsync<NetworkAnalyzer, AddActivationFix>(
            Wrap("[Input(4)] [Dense(8)] [Dense(6, UseBias = false)] [Dense(2)]"),
            Wrap("[Input(4)] [Dense(8, Activation = Activation.ReLU)] [Dense(6, UseBias = false, Activation = Activation.ReLU)] [Dense(2)]"));

    [Theory]
    [InlineData(
        "[Input(4)]\n[Dense(2, Activation = Activation.ReLU)]\n[Activation(Activation.ReLU)]\n",
        "[Input(4)]\n[Dense(2, Activation = Activation.ReLU)]\n")]
    [InlineData("[Input(4)]\n[Dense(2), Dropout(0.5f)]\n", "[Input(4)]\n[Dense(2)]\n")]
    [InlineData(
        "[Input(4)]\n[Dense(2)]\n[Dropout(0.5f)]\n[Activation(Activation.Softmax)]\n",
        "[Input(4)]\n[Dense(2)]\n[Activation(Activation.Softmax)]\n")]
    public Task A_layer_that_does_nothing_is_removed(string before, string after) =>
        AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, RemoveLayerFix>(Wrap(before), Wrap(after));

    [Theory]
    [InlineData("[Input(4)]\n[Dense(2)]\n[Dropout(0.5f, Name = \"d\")]\n[Output(\"d\")]\n")]
    [InlineData("[Input(4, Name = \"x\")]\n[Dropout(0.5f, From = \"x\")]\n")]
    [InlineData("[Input(4)]\n[Dense(2)]\n// It was meant.\n[Dropout(0.5f)]\n")]
    public Task A_layer_that_others_or_a_comment_speak_of_is_kept(string source) =>
        AnalyzerVerifier.VerifyNoFixAsync<NetworkAnalyzer, RemoveLayerFix>(Wrap(source));

    [Theory]
    [InlineData("[Input(4, From = \"x\")] [Dense(2)]", "[Input(4)] [Dense(2)]")]
    [InlineData("[Input(4)] [Dense(2, KernelInitializerValue = 2, UseBias = false)]", "[Input(4)] [Dense(2, UseBias = false)]")]
    public Task An_argument_without_effect_is_removed(string before, string after) =>
        AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, RemoveArgumentFix>(Wrap(before), Wrap(after));

    [Fact]
    public Task All_arguments_without_effect_are_removed_at_once() =>
        AnalyzerVerifier.VerifyFixAllAsync<NetworkAnalyzer, RemoveArgumentFix>(
            Wrap("[Input(4)] [Dense(2, KernelInitializerValue = 2, UseBias = false, BiasInitializer = Initializer.Ones)] [Activation(Activation.Tanh, Alpha = 1)]"),
            Wrap("[Input(4)] [Dense(2, UseBias = false)] [Activation(Activation.Tanh)]"));

    [Theory]
    [InlineData(
        "namespace A\n{\n    /// <summary>Kept.</summary>\n    [Input(4)]\n    [Dense(2)]\n    public partial class Net;\n}\n",
        "namespace A\n{\n    /// <summary>Kept.</summary>\n    [Network]\n    [Input(4)]\n    [Dense(2)]\n    public partial class Net;\n}\n")]
    [InlineData("[Input(4), Dense(2)] partial class Net;", "[Network] [Input(4), Dense(2)] partial class Net;")]
    [InlineData("[StaticNet.Input(4)]\r\n[Dense(2)]\r\npartial class Net;", "[StaticNet.Network]\r\n[StaticNet.Input(4)]\r\n[Dense(2)]\r\npartial class Net;")]
    [InlineData("[System.Obsolete]\n[Input(4)]\n[Dense(2)]\npartial class Net;", "[Network]\n[System.Obsolete]\n[Input(4)]\n[Dense(2)]\npartial class Net;")]
    public Task Layers_without_Network_get_it(string before, string after) =>
        AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, AddNetworkFix>("using StaticNet;\n" + before, "using StaticNet;\n" + after);

    private static string Wrap(string layers) => $"using StaticNet;\n[Network]\n{layers}partial class Net;\n";
}
