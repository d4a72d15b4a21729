using System.Globalization;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using StaticNet.Analyzers;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>Mistakes in custom layers are told where they are used.</summary>
public sealed class CustomLayerAnalyzerTests
{
    private const string Body = """
         : ICustomLayer<float>
        {
            public static void Forward(in CustomForward<float> pass) { }
            public static void Backward(in CustomBackward<float> pass) { }
        }
        """;

    [Theory]
    [InlineData("{|SN0350:Custom<S>|}", "struct S { }")]
    [InlineData("{|SN0350:Custom<int>|}", "")]
    [InlineData("{|SN0350:Custom<(int, int)>|}", "")]
    [InlineData("{|SN0350:Custom<G<int>>|}", "struct G<T> : IOther<T> { } interface IOther<T> { }")]
    [InlineData("{|SN0351:Custom<S>|}", "file struct S~")]
    [InlineData("{|SN0352:Custom<S>|}", "[CustomLayer(OutputShape = [0])] struct S~")]
    [InlineData("{|SN0352:Custom<S>|}", "[CustomLayer(OutputShape = [-5])] struct S~")]
    [InlineData("{|SN0352:Custom<S>|}", "[CustomLayer(OutputShape = [3, LayerSize.InputSecondLast])] struct S~")]
    [InlineData("{|SN0352:Custom<S>|}", "[CustomLayer(OutputShape = [LayerSize.OutputLast])] struct S~")]
    [InlineData("{|SN0352:Custom<S>|}", "[CustomLayer(OutputShape = [LayerSize.OutputElements])] struct S~")]
    [InlineData("Custom<S>({|SN0352:OutputShape = new[] { 2, -3 }|})", "[CustomLayer(OutputShape = [0])] struct S~")]
    [InlineData("Custom<S>({|SN0301:OutputShape = [1, 2, 3, 4, 5]|})", "struct S~")]
    [InlineData("{|SN0301:Custom<S>|}", "[CustomLayer(OutputShape = [1, 2, 3, 4, 5])] struct S~")]
    [InlineData("Custom<S>({|SN0308:OutputShape = [65536, 65536]|})", "struct S~")]
    [InlineData("{|SN0308:Custom<S>|}", "[CustomParameter(\"p\", 65536, 65536)] struct S~")]
    [InlineData("{|SN0352:Custom<S>|}", "[CustomParameter(\"p\", 2, 0)] struct S~")]
    [InlineData("{|SN0352:Custom<S>|}", "[CustomParameter(\"p\", LayerSize.OutputSecondLast)] struct S~")]
    [InlineData("{|SN0352:Custom<S>|}", "[CustomParameter(\"p\", -21)] struct S~")]
    [InlineData("{|SN0353:Custom<S>|}", "[CustomParameter(\"p\", 2), CustomParameter(\"p\", 3)] struct S~")]
    [InlineData("{|SN0353:Custom<S>|}", "[CustomParameter(\"a/b\", 2)] struct S~")]
    [InlineData("{|SN0353:Custom<S>|}", "[CustomParameter(\"\", 2)] struct S~")]
    [InlineData("{|SN0353:Custom<S>|}", "[CustomParameter(\"p\", 2, Initializer = (Initializer)99)] struct S~")]
    [InlineData("Custom<S>({|SN0203:From = \"x\"|})", "struct S~")]
    [InlineData("Custom<S>({|SN0201:Name = \"a/b\"|})", "struct S~")]
    public Task A_mistake_is_an_error(string use, string type) => AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>(
        $"using StaticNet;\n[Network]\n[Input(4)]\n[{use}]\npartial class Net;\n" + type.Replace("~", Body));

    [Theory]
    [InlineData("private struct S~", true)]
    [InlineData("public struct S~", false)]
    [InlineData("protected internal struct S~", false)]
    [InlineData("protected struct S~", true)]
    [InlineData("private protected struct S~", true)]
    public Task A_nested_struct_has_to_be_seen_by_the_assembly(string type, bool hidden) => AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>($$"""
        using StaticNet;
        partial class Outer
        {
            [Network, Input(4), {{(hidden ? "{|SN0351:Custom<S>|}" : "Custom<S>")}}]
            internal partial class Net;

            {{type.Replace("~", Body)}}
        }
        """);

    [Fact]
    public Task A_struct_in_hidden_types_is_hidden() => AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>($$"""
        using StaticNet;
        partial class Outer
        {
            [Network, Input(4), {|SN0351:Custom<Inner.S>|}, {|SN0351:Custom<G<Inner>>|}]
            internal partial class Net;

            private class Inner
            {
                public struct S{{Body}}
            }

            internal struct G<T>{{Body}}
        }
        """);

    /// <summary>What a custom layer does is not known: it may be the nonlinearity, and it may want probabilities.</summary>
    [Theory]
    [InlineData("[Dense(8)] [Custom<S>] [Dense(2)]")]
    [InlineData("[Dense(8, Activation = Activation.ReLU)] [Custom<S>] [Activation(Activation.ReLU)] [Dense(2)]")]
    [InlineData("[Dense(8, Activation = Activation.Softmax)] [Custom<S>] [Dense(2)]")]
    [InlineData("[Dense(8, Activation = Activation.ReLU)] [Dropout(0.5f)] [Custom<S>]")]
    [InlineData("[Custom<S>(OutputShape = new[] { LayerSize.InputElements, 2 })] [Flatten] [Custom<S>(Name = \"end\", From = \"s\")]")]
    public Task No_advice_looks_through_a_custom_layer(string layers) => AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>(
        $"using StaticNet;\n[Network]\n[Input(4)]\n{(layers.Contains("From") ? layers.Replace("[Flatten] ", "") : layers)}\npartial class Net;\nstruct S{Body}");

    /// <summary>In a block the precision of the network is not known, and neither is the input.</summary>
    [Fact]
    public Task A_block_takes_a_layer_of_either_precision()
    {
        string both = "using StaticNet;\n[Block, Custom<S>, Flatten] class B;\n[CustomParameter(\"p\", LayerSize.InputSecondLast)] struct S" + Body.Replace("float", "double");
        return AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>(
            "using StaticNet;\n[Network(Precision = Precision.Double), Input(4, 3), Use<B>] partial class Net;\n[Network, Input(4, 3), {|SN0350:Use<B>|}] partial class Other;", both);
    }

    [Theory]
    [InlineData("[Custom<S>]", "'S' does not implement ICustomLayer<double>, which a network over double calls", "")]
    [InlineData("[Custom<D>]", "The output of 'D' has a size of -3: the input is 4×2, and has no such axis", "[CustomLayer(OutputShape = [LayerSize.InputThirdLast])]")]
    [InlineData("[Custom<D>(OutputShape = [-2])]", "The parameter 'p' of 'D' has a size of -12: the output is 4, and has no such axis", "[CustomParameter(\"p\", LayerSize.OutputSecondLast)]")]
    [InlineData("[Custom<D>]", "The parameter 'p' of 'D' cannot be made: another one has its name", "[CustomParameter(\"p\"), CustomParameter(\"p\")]")]
    public async Task Messages_tell_what_is_wrong(string use, string message, string attributes)
    {
        Compilation compilation = TestCompilation.Create(
            $"using StaticNet;\n[Network(Precision = Precision.Double)]\n[Input(4, 2)]\n{use}\npartial class Net;\nstruct S{Body}\n{attributes}struct D{Body.Replace("float", "double")}");
        Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation));
        Assert.Equal(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    /// <summary>Neither the analyzer nor the generator has anything to say to what C# reports.</summary>
    [Theory]
    [InlineData("[Custom<Missing>]")]
    [InlineData("[Custom<string>]")]
    public async Task What_CSharp_rejects_is_left_to_it(string use)
    {
        Compilation compilation = TestCompilation.Create(TestCompilation.Network("[Input(4)] " + use));
        Assert.Contains(compilation.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation));
    }
}
