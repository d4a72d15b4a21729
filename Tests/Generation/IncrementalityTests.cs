using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generator;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Generation;

/// <summary>What has not changed is not compiled again.</summary>
public sealed class IncrementalityTests
{
    private const string Source = """
        using StaticNet;

        [Network]
        [Input(4)]
        [Dense(3)]
        public sealed partial class Net
        {
            public int Answer => 42;
        }

        [Network, Input(2), Dense(1)]
        public sealed partial class Other;

        public static class Elsewhere
        {
            public static int Value => 1;
        }
        """;

    [Fact]
    public void An_edit_elsewhere_in_the_file_leaves_the_networks_alone() =>
        AssertKept(compilation => Edit(compilation, "Value => 1", "Value => 2"));

    [Fact]
    public void An_edit_inside_the_class_leaves_the_networks_alone() =>
        AssertKept(compilation => Edit(compilation, "Answer => 42", "Answer => 43"));

    [Fact]
    public void New_lines_and_comments_before_and_between_the_attributes_leave_the_networks_alone()
    {
        AssertKept(compilation => Edit(compilation, "using StaticNet;", "using StaticNet;\n\n// New.\n"));
        AssertKept(compilation => Edit(compilation, "[Dense(3)]", "\n// Three.\n[Dense( 1 + 2 )]"));
    }

    [Fact]
    public void An_edit_in_another_file_leaves_the_networks_alone() =>
        AssertKept(static compilation => compilation.AddSyntaxTrees(
            CSharpSyntaxTree.ParseText("class Another { int x = 5; }", TestCompilation.ParseOptions, "Another.cs")));

    [Fact]
    public void A_changed_layer_compiles_its_own_network_again_and_no_other()
    {
        GeneratorRunResult result = Rerun(compilation => Edit(compilation, "[Dense(3)]", "[Dense(5)]"), out _);
        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged],
            Reasons(result.TrackedSteps[NetworkGenerator.DeclarationStep]).Select(static reason =>
                reason == IncrementalStepRunReason.Cached ? IncrementalStepRunReason.Unchanged : reason));
        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            Reasons(result.TrackedOutputSteps.SelectMany(static step => step.Value)).Order());
        Assert.Contains(result.GeneratedSources, static source => source.SourceText.ToString().Contains("[5]", StringComparison.Ordinal));
    }

    private static void AssertKept(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        GeneratorRunResult result = Rerun(edit, out GeneratorRunResult before);
        Assert.All(
            Reasons(result.TrackedSteps[NetworkGenerator.DeclarationStep]),
            static reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
        Assert.All(
            Reasons(result.TrackedOutputSteps.SelectMany(static step => step.Value)),
            static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal(2, result.GeneratedSources.Length);
        Assert.Equal(
            before.GeneratedSources.Select(static source => source.SourceText),
            result.GeneratedSources.Select(static source => source.SourceText));
    }

    private static GeneratorRunResult Rerun(Func<CSharpCompilation, CSharpCompilation> edit, out GeneratorRunResult before)
    {
        CSharpCompilation compilation = TestCompilation.Create(Source);
        GeneratorDriver driver = GeneratorRun.NewDriver().RunGenerators(compilation);
        before = Assert.Single(driver.GetRunResult().Results);
        return Assert.Single(driver.RunGenerators(edit(compilation)).GetRunResult().Results);
    }

    private static CSharpCompilation Edit(CSharpCompilation compilation, string before, string after)
    {
        SyntaxTree tree = compilation.SyntaxTrees[0];
        int start = tree.GetText().ToString().IndexOf(before, StringComparison.Ordinal);
        Assert.True(start >= 0, before);
        return compilation.ReplaceSyntaxTree(
            tree, tree.WithChangedText(tree.GetText().WithChanges(new TextChange(new TextSpan(start, before.Length), after))));
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(static step => step.Outputs).Select(static output => output.Reason);
}
