using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using StaticNet.Analyzers;
using StaticNet.CodeFixes.Refactorings;
using StaticNet.Tests.Generation;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers.Fixes;

/// <summary>Refactorings of the layers of blocks.</summary>
public sealed class BlockRefactoringTests
{
    private const string Used = "[Network, Input(8), Use<B>] partial class Net;";

    [Theory]
    [InlineData(Used)]
    [InlineData("")]
    [InlineData("[Network, Input(3), Use<B>] partial class Net; [Network, Input(4, 5), Use<B>(Repeat = 2)] partial class Other;")]
    public async Task Activations_and_layers_become_each_other(string uses)
    {
        const string Property = "[Dense(4, Activation = Activation.ReLU)]\n[Dense(2)]\n";
        const string Layer = "[Dense(4)]\n[Activation(Activation.ReLU)]\n[Dense(2)]\n";
        await VerifyAsync<ActivationToLayerRefactoring>(Property.Replace("Dense(4", "De[||]nse(4", StringComparison.Ordinal), Layer, uses);
        await VerifyAsync<LayerToActivationRefactoring>(Layer.Replace("[Activation(", "[Activation([||]", StringComparison.Ordinal), Property, uses);
    }

    /// <summary>A block that nobody uses is right for some input.</summary>
    [Theory]
    [InlineData("[Conv2D(24, 3, Padding = Padding.Same, Activation = Activation[||].Tanh)]\n[Add(\"input\", \"conv2d\")]\n", false)]
    [InlineData("[Conv2D(24, 3, Padding = Padding.Same, Activation = Activation[||].Tanh)]\n[Add(\"input\", \"conv2d_1\")]\n", false)]
    [InlineData("[Conv2D(24, 3, Padding = Padding.Same, Activation = Activation[||].Tanh)]\n[BatchNormalization(Name = \"x\")]\n[Add(\"input\", \"x\")]\n", true)]
    public Task Layers_that_others_know_keep_their_activation(string layers, bool isOffered) => isOffered
        ? VerifyAsync<ActivationToLayerRefactoring>(
            layers, layers.Replace("[||]", "").Replace(", Activation = Activation.Tanh)]", ")]\n[Activation(Activation.Tanh)]"), "")
        : VerifyNoneAsync<ActivationToLayerRefactoring>(layers, "");

    /// <summary>A network can read what is inside of a block.</summary>
    [Theory]
    [InlineData("[Network, Input(8), Use<B>, Add(\"b\", \"b.dense\")] partial class Net;", false)]
    [InlineData("[Network, Input(8), Use<C>, Add(\"c\", \"c.b.dense\")] partial class Net; [Block, Use<B>, Dense(4)] class C;", false)]
    [InlineData("[Network, Input(8), Dense(4, Name = \"dense\"), Use<B>, Add(\"b\", \"dense\")] partial class Net;", true)]
    public async Task What_is_read_from_outside_stays(string uses, bool isOffered)
    {
        const string Layers = "[[|Dense(4, Activation = Activation.ReLU)|]]\n[Dense(4)]\n";
        const string After = "[Dense(4)]\n[Activation(Activation.ReLU)]\n[Dense(4)]\n";
        await (isOffered
            ? VerifyAsync<ActivationToLayerRefactoring>(Layers, After, uses)
            : VerifyNoneAsync<ActivationToLayerRefactoring>(Layers, uses));
    }

    [Theory]
    [InlineData(Used, "4")]
    [InlineData("[Network, Input(8, 3), Use<B>] partial class Net; [Network, Input(3), Use<B>] class Wrong;", null)]
    [InlineData("[Network, Input(5, 3), Use<B>(TimeDistributed = true), Dense(4), Flatten, Use<B>] partial class Net;", null)]
    [InlineData("[Network, Input(5, 3), Use<B>(TimeDistributed = true)] partial class Net;", "4")]
    [InlineData("[Network, Input(4), Use<B>(Repeat = 3)] partial class Net;", "4")]
    [InlineData("[Network, Input(8), Use<B>(Repeat = 2)] partial class Net;", null)]
    [InlineData("[Network, Input(8, Name = \"x\"), Dense(3, Name = \"d\"), Use<B>(From = \"x\"), Concatenate(\"d\", \"b\")] partial class Net; [Network, Input(8), Use<B>] partial class Other;", "4")]
    [InlineData("[Network, Input(5, 8), Use<C>(Repeat = 2)] partial class Net; [Block, Use<B>, Dense(8)] class C;", "5, 4")]
    [InlineData("[Network, Input(8), Use<C>(Repeat = 2)] partial class Net; [Block, Use<B>, Dense(9)] class C;", null)]
    [InlineData("[Network, Input(8), Use<B>] partial class Net; [Network, Input(8), Dense(0), Use<B>] partial class Wrong;", null)]
    [InlineData("", null)]
    public async Task The_shape_of_all_uses_is_asserted(string uses, string? shape)
    {
        const string Layers = "[[|Dense(4)|]]\n[ReLU]\n";
        await (shape is null
            ? VerifyNoneAsync<InsertExpectRefactoring>(Layers, uses)
            : VerifyAsync<InsertExpectRefactoring>(Layers, $"[Dense(4)]\n[Expect({shape})]\n[ReLU]\n", uses));
    }

    [Fact]
    public Task Layers_of_a_block_become_one() => RefactoringVerifier.VerifyAsync<ExtractBlockRefactoring>(
        "using StaticNet;\n[Network, Input(8), Use<B>] partial class Net;\n[Block]\n[Dense(8)]\n[|[Dense(4)]\n[ReLU]|]\nclass B;\n",
        "using StaticNet;\n[Network, Input(8), Use<B>] partial class Net;\n[Block]\n[Dense(4)]\n[ReLU]\nsealed class BPart;\n\n[Block]\n[Dense(8)]\n[Use<BPart>]\nclass B;\n");

    /// <summary>Its parameters may have other names, and have the same order.</summary>
    [Fact]
    public async Task The_network_computes_the_same()
    {
        const string Before = """
            using StaticNet;
            /// <summary>A network.</summary>
            [Network, Input(6), Use<Block>(Repeat = 2), Dense(3)] public sealed partial class Net;
            /// <summary>A block.</summary>
            [Block]
            [Dense(6)]
            [Dense(6, Activation = Activation.Ta[||]nh)]
            public sealed class Block;
            """;
        INetwork<float> plain = Create(Before.Replace("[||]", "", StringComparison.Ordinal));
        INetwork<float> changed = Create(await RefactoringVerifier.ApplyAsync<ActivationToLayerRefactoring>(Before));
        plain.Parameters.Values.CopyTo(changed.Parameters.MutableValues);
        float[] input = [.. Enumerable.Range(0, 6).Select(static i => MathF.Sin(i))];
        float[] expected = new float[3];
        float[] actual = new float[3];
        plain.Forward(input, expected);
        changed.Forward(input, actual);
        Assert.Equal(expected, actual);
        Assert.Equal(3, expected.Distinct().Count());
    }

    /// <summary>The last layer of a block has the name of the block's use.</summary>
    [Theory]
    [InlineData("[Block, Dense(6), Dense(6, Activation = Activation.Ta[||]nh)] class B;", true)]
    [InlineData("[Block, Dense(6, Activation = Activation.Ta[||]nh), Dense(6)] class B;", false)]
    [InlineData("[Block, Dense(6, Activation = Activation.Ta[||]nh), Expect(6)] class B;", true)]
    [InlineData("[Network, Input(6), Dense(6, Activation = Activation.Ta[||]nh)] partial class B;", false)]
    public async Task It_is_told_that_parameters_are_renamed(string source, bool isTold) => Assert.Equal(
        "Make a layer of its activation" + (isTold ? " (renames parameters: weight files of before do not load)" : ""),
        await RefactoringVerifier.TitleAsync<ActivationToLayerRefactoring>("using StaticNet; " + source));

    [Theory]
    [InlineData("[Network, Input(6), [|Dense(6), ReLU|], Dense(2)] partial class N;", true)]
    [InlineData("[Network, Input(6), Dense(6), [|ReLU, Dropout(0.5f)|], Dense(2)] partial class N;", false)]
    public async Task So_does_a_block_with_parameters(string source, bool isTold) => Assert.Equal(
        isTold,
        (await RefactoringVerifier.TitleAsync<ExtractBlockRefactoring>("using StaticNet; " + source)).Contains("renames parameters", StringComparison.Ordinal));

    private static INetwork<float> Create(string source) => NetworkCompiler.Compile(source).Create<float>("Net", seed: 3);

    // What is offered is right for the networks too.
    private static async Task VerifyAsync<T>(string before, string after, string uses)
        where T : CodeRefactoringProvider, new()
    {
        await RefactoringVerifier.VerifyAsync<T>(Wrap(before, uses), Wrap(after, uses));
        Assert.DoesNotContain(
            await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(TestCompilation.Create(Wrap(after, uses))),
            static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static Task VerifyNoneAsync<T>(string layers, string uses)
        where T : CodeRefactoringProvider, new() => RefactoringVerifier.VerifyNoneAsync<T>(Wrap(layers, uses));

    private static string Wrap(string layers, string uses) => $"using StaticNet;\n{uses}\n[Block]\n{layers}class B;\n";
}
