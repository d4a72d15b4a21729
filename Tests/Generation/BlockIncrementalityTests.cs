using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Generation;

/// <summary>A network is compiled again when a block changes that it uses, in whatever file, and else not.</summary>
public sealed class BlockIncrementalityTests
{
    private const string Networks = """
        using StaticNet;
        [Network, Input(4), Use<Outer>] public sealed partial class User;
        [Network, Input(4), Dense(2)] public sealed partial class Other;
        """;

    private const string Outer = "using StaticNet; [Block, Use<Inner>, Flatten] class Outer { int Value => 1; }";
    private const string Inner = "using StaticNet; [Block, Dense(3)] class Inner;";

    [Fact]
    public void A_change_of_a_block_in_another_file_compiles_its_users_and_no_other_network()
    {
        GeneratorRunResult result = Rerun(2, Inner.Replace("3", "5"));
        Assert.Equal(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified],
            OutputReasons(result).OrderBy(static reason => reason.ToString()));
        Assert.Contains(result.GeneratedSources, static source => source.SourceText.ToString().Contains("outer.inner", System.StringComparison.Ordinal)
            && source.SourceText.ToString().Contains("[5]", System.StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_beside_the_layers_of_a_block_compiles_nothing()
    {
        Assert.All(OutputReasons(Rerun(1, Outer.Replace("=> 1", "=> 2"))), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(OutputReasons(Rerun(2, "// New.\n" + Inner)), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static GeneratorRunResult Rerun(int file, string text)
    {
        CSharpCompilation compilation = TestCompilation.Create(Networks, Outer, Inner);
        GeneratorDriver driver = GeneratorRun.NewDriver().RunGenerators(compilation);
        SyntaxTree tree = compilation.SyntaxTrees[file];
        CSharpCompilation changed = compilation.ReplaceSyntaxTree(
            tree, CSharpSyntaxTree.ParseText(text, TestCompilation.ParseOptions, tree.FilePath));
        return Assert.Single(driver.RunGenerators(changed).GetRunResult().Results);
    }

    private static IEnumerable<IncrementalStepRunReason> OutputReasons(GeneratorRunResult result)
    {
        IncrementalStepRunReason[] reasons = [.. result.TrackedOutputSteps
            .SelectMany(static step => step.Value).SelectMany(static step => step.Outputs).Select(static output => output.Reason)];
        Assert.Equal(2, reasons.Length);
        return reasons;
    }
}
