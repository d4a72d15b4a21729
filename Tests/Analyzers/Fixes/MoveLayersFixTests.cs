using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;
using Verifier = StaticNet.Tests.Roslyn.ProjectFixVerifier<StaticNet.Analyzers.NetworkAnalyzer, StaticNet.CodeFixes.MoveLayersFix>;

namespace StaticNet.Tests.Analyzers.Fixes;

/// <summary>Layers that stand in another file than their network.</summary>
public sealed class MoveLayersFixTests
{
    private const string Network = "using StaticNet;\n[Network]\n[Input(4)]\npublic partial class Net;\n";

    [Theory]
    [InlineData(
        "using StaticNet;\n[Dense(2)]\npartial class Net;\n",
        "using StaticNet;\npartial class Net;\n",
        "[Dense(2)]")]
    [InlineData(
        "// The file's.\nusing StaticNet;\n\n// Two classes.\n// Or three?\n[Dense(2)] // Two.\npartial class Net;\n",
        "// The file's.\nusing StaticNet;\n\npartial class Net;\n",
        "// Two classes.\n// Or three?\n[Dense(2)] // Two.")]
    [InlineData(
        "using StaticNet;\n\n// The part's.\n\n    /* Two. */\n    [Dense(2)]\n    // The class.\n    partial class Net;\n",
        "using StaticNet;\n\n// The part's.\n\n    // The class.\n    partial class Net;\n",
        "/* Two. */\n[Dense(2)]")]
    [InlineData(
        "// The file's.\n[StaticNet.Dense(2)]\n// Old.\n[System.Obsolete]\npartial class Net;\n",
        "// The file's.\n// Old.\n[System.Obsolete]\npartial class Net;\n",
        "[StaticNet.Dense(2)]")]
    [InlineData(
        "using StaticNet;\n[System.Obsolete] [Dense(2)] // Two.\npartial class Net;\n",
        "using StaticNet;\n[System.Obsolete]\npartial class Net;\n",
        "[Dense(2)] // Two.")]
    [InlineData(
        "using StaticNet;\n// All.\n[System.Obsolete, Dense(2)] // Here.\npartial class Net;\n",
        "using StaticNet;\n// All.\n[System.Obsolete] // Here.\npartial class Net;\n",
        "[Dense(2)]")]
    [InlineData(
        "using StaticNet;\r\n[Dense(2, // Two.\r\n    UseBias = false)]\r\npartial class Net;\r\n",
        "using StaticNet;\r\npartial class Net;\r\n",
        "[Dense(2, // Two.\n    UseBias = false)]")]
    public Task A_layer_moves_to_the_file_of_the_others(string before, string after, string layer) =>
        Verifier.VerifyAsync(Files(before, Network), [after, Network.Replace("public", layer + "\npublic")]);

    /// <summary>What the other file does not know by that name is qualified, and nothing else.</summary>
    [Theory]
    [InlineData(
        "using StaticNet; using Sizes = My.Sizes;", "[Dense(Sizes.Two, Activation = Activation.Softmax)]",
        "[StaticNet.Network] [StaticNet.Input(4)]", "[StaticNet.Dense(My.Sizes.Two, Activation = StaticNet.Activation.Softmax)]")]
    [InlineData(
        "using static My.Sizes; using Dense = StaticNet.DenseAttribute;", "[Dense(Two)]",
        "using StaticNet; using My; [Network] [Input(4)]", "[Dense(Sizes.Two)]")]
    [InlineData(
        "using Layer = StaticNet.DenseAttribute;", "[Layer(My.Sizes.Two)]",
        "using StaticNet; [Network] [Input(4)]", "[StaticNet.DenseAttribute(My.Sizes.Two)]")]
    [InlineData(
        "using StaticNet; using My;", "[Use<Block>(Name = nameof(Block))]",
        "[StaticNet.Network] [StaticNet.Input(4)]", "[StaticNet.Use<My.Block>(Name = nameof(My.Block))]")]
    [InlineData(
        "using StaticNet; using My;", "[Dense(Sizes.Two)]",
        "using StaticNet; using Sizes = System.Math; [Network] [Input(4)]", "[Dense(My.Sizes.Two)]")]
    public Task Names_keep_their_meaning(string usings, string layer, string network, string moved)
    {
        const string Types = "namespace My;\nstatic class Sizes { public const int Two = 2; }\n[StaticNet.Block] [StaticNet.Dense(2)] class Block;\n";
        return Verifier.VerifyAsync(
            [.. Files($"{usings}\n{layer} partial class Net;\n", $"{network}\npartial class Net;\n"), ("Types.cs", Types)],
            [$"{usings}\npartial class Net;\n", $"{network}\n{moved}\npartial class Net;\n", Types]);
    }

    [Theory]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public Task Layers_of_several_files_move_in_the_order_of_these(FixAllScope scope) => Verifier.VerifyFixAllAsync(
        [
            ("Net.C.cs", """
                using StaticNet;
                namespace A;
                // Both.
                [Use<Block>, Dense(2)] // The end.
                partial class Net;
                """),
            ("Net.B.cs", """
                namespace A
                {
                    using StaticNet;
                    /// <summary>Kept.</summary>
                    // Eight.
                    [Dense(8)] [ReLU]
                    partial class Net
                    {
                        /// <summary>A network of its own.</summary>
                        [Flatten]
                        public partial class Inner;
                    }
                    [System.Obsolete, Dropout(0.5f)]
                    partial class Block;
                }
                """),
            ("Net.cs", """
                using StaticNet;
                namespace A
                {
                    [Block]
                    [Dense(3, Activation = Activation.Tanh)]
                    partial class Block;

                    /// <summary>The network.</summary>
                    [Network]
                    [Input(4)] // Four.

                    // The class.
                    public partial class Net
                    {
                        [Network, Input(2, 3)] public partial class Inner;
                    }
                }
                """),
        ],
        [
            """
            using StaticNet;
            namespace A;
            partial class Net;
            """,
            """
            namespace A
            {
                using StaticNet;
                /// <summary>Kept.</summary>
                partial class Net
                {
                    /// <summary>A network of its own.</summary>
                    public partial class Inner;
                }
                [System.Obsolete]
                partial class Block;
            }
            """,
            """
            using StaticNet;
            namespace A
            {
                [Block]
                [Dense(3, Activation = Activation.Tanh)]
                [Dropout(0.5f)]
                partial class Block;

                /// <summary>The network.</summary>
                [Network]
                [Input(4)] // Four.
                // Eight.
                [Dense(8)]
                [ReLU]
                // Both.
                [Use<Block>]
                [Dense(2)] // The end.

                // The class.
                public partial class Net
                {
                    [Network, Input(2, 3)] [Flatten] public partial class Inner;
                }
            }
            """,
        ],
        scope);

    /// <summary>One file's alone, where it is asked so.</summary>
    [Fact]
    public Task Layers_of_a_file_move_together() => Verifier.VerifyFixAllAsync(
        Files("using StaticNet;\n[Dense(8)]\n[ReLU, Dense(2)]\npartial class Net;\n", Network),
        ["using StaticNet;\npartial class Net;\n", Network.Replace("public", "[Dense(8)]\n[ReLU]\n[Dense(2)]\npublic")],
        FixAllScope.Document);

    [Theory]
    [InlineData("[/* Two. */ Dense(2)] partial class Net;", Network)]
    [InlineData("#if !WIDE\n[Dense(2)]\n#endif\npartial class Net;", Network)]
    [InlineData("#pragma warning disable SN0401\n[Dense(2)]\npartial class Net;", Network)]
    [InlineData("[Dense(2)] partial class Net;", "using StaticNet;\n[Network]\n#if !WIDE\n[Input(4)]\n#endif\npartial class Net;")]
    [InlineData("[Dense(2)] // Two.\npartial class Net;", "using StaticNet; [Network, Input(4)] partial class Net;")]
    public Task What_would_be_torn_from_its_place_stays(string layer, string network) =>
        Verifier.VerifyNoFixAsync(Files("using StaticNet;\n" + layer, network));

    private static (string Path, string Text)[] Files(string layers, string network) => [("Net.Layers.cs", layers), ("Net.cs", network)];
}
