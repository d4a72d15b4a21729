using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeRefactorings;
using StaticNet.CodeFixes.Refactorings;
using StaticNet.Tests.Generation;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers.Fixes;

public sealed class RefactoringTests
{
    [Theory]
    [InlineData("[Input(8, 8, 1)]\n    [Co[||]nv2D(4, 3)] // Here.\n    [Flatten]\n", "[Input(8, 8, 1)]\n    [Conv2D(4, 3)] // Here.\n    [Expect(6, 6, 4)]\n    [Flatten]\n")]
    [InlineData("[Input(8), Dense(4)[||], ReLU] ", "[Input(8), Dense(4), Expect(4), ReLU] ")]
    [InlineData("[Input(8)] [[|StaticNet.Dense(4)|]] [ReLU] ", "[Input(8)] [StaticNet.Dense(4)] [StaticNet.Expect(4)] [ReLU] ")]
    [InlineData("[Input(8)][[|Dense(4)|]][ReLU] ", "[Input(8)][Dense(4)] [Expect(4)][ReLU] ")]
    public Task A_shape_is_asserted(string before, string after) => VerifyAsync<InsertExpectRefactoring>(before, after);

    [Theory]
    [InlineData("[Input(8)] [[|Dense(4)|]] [Expect(4)] ")]
    [InlineData("[Input(8)] [Dense(4)] [[|Output(\"dense\")|]] ")]
    [InlineData("[Input(8)] [[|System.Obsolete|]] [Dense(4)] ")]
    public Task What_has_no_shape_is_not_asserted(string layers) => VerifyNoneAsync<InsertExpectRefactoring>(layers);

    [Theory]
    [InlineData(
        "[Input(8)]\n[[|Dense(4, Activation = Activation.ReLU, UseBias = false)|]]\n[Dense(2)]\n",
        "[Input(8)]\n[Dense(4, UseBias = false)]\n[Activation(Activation.ReLU)]\n[Dense(2)]\n")]
    [InlineData("[Input(8)] [Dense(4, Activation = Activation.So[||]ftmax, Name = \"a\")] ", "[Input(8)] [Dense(4, Name = \"a\")] [Activation(Activation.Softmax)] ")]
    public Task An_activation_becomes_a_layer(string before, string after) => VerifyAsync<ActivationToLayerRefactoring>(before, after);

    [Theory]
    [InlineData("[Input(8)] [[|Dense(4)|]] ")]
    [InlineData("[Input(8, 2)] [[|LSTM(4, Activation = Activation.Tanh)|]] ")]
    [InlineData("[Input(8)] [[|Dense(4, Activation = Activation.ReLU, Name = \"a\")|]] [Dense(4)] [Add(\"a\", \"dense\")] ")]
    [InlineData("[Input(8)] [[|Dense(4, Activation = Activation.ReLU)|]] [Activation(Activation.Tanh)] [Output(\"activation\")] ")]
    public Task What_is_no_activation_of_its_own_stays(string layers) => VerifyNoneAsync<ActivationToLayerRefactoring>(layers);

    [Theory]
    [InlineData("[Input(8)]\n[Dense(4)]\n[[|ReLU|]]\n[Dense(2)]\n", "[Input(8)]\n[Dense(4, Activation = Activation.ReLU)]\n[Dense(2)]\n")]
    [InlineData("[Input(8)] [Dense(4, UseBias = false), Activation(Activation.Ta[||]nh)] ", "[Input(8)] [Dense(4, UseBias = false, Activation = Activation.Tanh)] ")]
    [InlineData("[Input(8)] [StaticNet.Dense(4)] [[|Softmax|]] ", "[Input(8)] [StaticNet.Dense(4, Activation = StaticNet.Activation.Softmax)] ")]
    public Task A_layer_becomes_an_activation(string before, string after) => VerifyAsync<LayerToActivationRefactoring>(before, after);

    [Theory]
    [InlineData("[Input(8)] [Dense(4)] [[|ReLU(MaxValue = 3)|]] ")]
    [InlineData("[Input(8)] [Dense(4, Activation = Activation.Tanh)] [[|ReLU|]] ")]
    [InlineData("[Input(8)] [Dense(4)] [BatchNormalization] [[|ReLU|]] ")]
    [InlineData("[Input(8)] [Dense(4, Name = \"a\")] [[|ReLU|]] [Add(\"a\", \"re_lu\")] ")]
    public Task What_no_layer_can_apply_stays_a_layer(string layers) => VerifyNoneAsync<LayerToActivationRefactoring>(layers);

    [Fact]
    public Task Layers_become_a_block() => RefactoringVerifier.VerifyAsync<ExtractBlockRefactoring>(
        """
        using StaticNet;
        namespace A
        {
            /// <summary>Kept.</summary>
            [Network]
            [Input(8)]
            [|[Dense(8, Name = "a")]
            [ReLU]
            [Dense(8, Name = "b"), Add("a", "b")]|]
            [Dense(2)]
            public sealed partial class Net;
        }
        """,
        """
        using StaticNet;
        namespace A
        {
            [Block]
            [Dense(8, Name = "a")]
            [ReLU]
            [Dense(8, Name = "b")]
            [Add("a", "b")]
            public sealed class NetBlock;

            /// <summary>Kept.</summary>
            [Network]
            [Input(8)]
            [Use<NetBlock>]
            [Dense(2)]
            public sealed partial class Net;
        }
        """);

    /// <summary>Parameters have other names in a block, and the same order.</summary>
    [Fact]
    public async Task A_block_computes_what_its_layers_did()
    {
        const string Before = """
            using StaticNet;
            /// <summary>A network.</summary>
            [Network]
            [Input(9, 9, 2)]
            [Conv2D(4, 3, Padding = Padding.Same, Name = "stem")]
            [|[Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "a")]
            [BatchNormalization]
            [Conv2D(4, 3, Padding = Padding.Same, Name = "b")]
            [Add("a", "b")]|]
            [GlobalAveragePooling2D]
            [Dense(5, Activation = Activation.Softmax)]
            public sealed partial class Net;
            """;
        string after = await RefactoringVerifier.ApplyAsync<ExtractBlockRefactoring>(Before);
        Assert.Contains("[Use<NetBlock>]", after, StringComparison.Ordinal);
        INetwork<float> plain = Create(Before.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));
        INetwork<float> block = Create(after.Replace("[Block]", "/// <summary>A block.</summary>\n[Block]", StringComparison.Ordinal));
        plain.Parameters.Values.CopyTo(block.Parameters.MutableValues);
        float[] image = [.. Enumerable.Range(0, plain.Info.InputSize).Select(static i => MathF.Sin(i))];
        float[] expected = new float[5];
        float[] actual = new float[5];
        plain.Forward(image, expected);
        block.Forward(image, actual);
        Assert.Equal(expected, actual);
        Assert.Equal(5, expected.Distinct().Count());
    }

    [Fact]
    public Task A_block_has_a_name_of_its_own() => RefactoringVerifier.VerifyAsync<ExtractBlockRefactoring>(
        "using StaticNet;\n[Network, Input(4), [|Dense(2), ReLU|], Dense(3)] partial class Net;\nclass NetBlock;\n",
        "using StaticNet;\n[Block]\n[Dense(2)]\n[ReLU]\nsealed class NetBlock2;\n\n[Network, Input(4), Use<NetBlock2>, Dense(3)] partial class Net;\nclass NetBlock;\n");

    [Theory]
    [InlineData("[Input(8)] [|[Dense(8)]|] [ReLU] ")]
    [InlineData("[|[Input(8)] [Dense(8)]|] [ReLU] ")]
    [InlineData("[Input(8)] [|[Dense(8, Name = \"a\")] [ReLU]|] [Dense(8, Name = \"b\")] [Add(\"a\", \"b\")] ")]
    [InlineData("[Input(8)] [Dense(8, Name = \"a\")] [|[ReLU] [Dense(8, From = \"a\")]|] ")]
    [InlineData("[Input(8, Name = \"x\")] [|[Dense(8, Name = \"a\")] [Add(\"a\", \"x\")]|] [Dense(2)] ")]
    [InlineData("[Input(8)] [|[Dense(8)] /* Why. */ [ReLU]|] [Dense(2)] ")]
    public Task What_others_read_is_not_extracted(string layers) => VerifyNoneAsync<ExtractBlockRefactoring>(layers);

    private static Task VerifyAsync<T>(string before, string after)
        where T : CodeRefactoringProvider, new() =>
        RefactoringVerifier.VerifyAsync<T>(Wrap(before), Wrap(after));

    private static Task VerifyNoneAsync<T>(string layers)
        where T : CodeRefactoringProvider, new() => RefactoringVerifier.VerifyNoneAsync<T>(Wrap(layers));

    private static INetwork<float> Create(string source) => NetworkCompiler.Compile(source).Create<float>("Net", seed: 3);

    private static string Wrap(string layers) => $"using StaticNet;\n[Network]\n{layers}partial class Net;\n";
}
