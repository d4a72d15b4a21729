using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace StaticNet.Tests.Roslyn;

/// <summary>Runs code fixes over projects of several files.</summary>
/// <typeparam name="TAnalyzer">What finds something to fix.</typeparam>
/// <typeparam name="TFix">What fixes it.</typeparam>
internal static class ProjectFixVerifier<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>Applies the first fix that is offered, and compares all files. Nothing is left to report; with what is generated it compiles.</summary>
    public static async Task VerifyAsync((string Path, string Text)[] before, string[] after)
    {
        Project project = Create(before);
        CodeAction action = (await OffersAsync(project, Assert.Single(await DiagnosticsAsync(project)))).Single();
        await AssertFixedAsync(await ApplyAsync(project, action), after);
    }

    /// <summary>As <see cref="VerifyAsync"/>, of all that is found at once.</summary>
    public static async Task VerifyFixAllAsync((string Path, string Text)[] before, string[] after, FixAllScope scope = FixAllScope.Project)
    {
        Project project = Create(before);
        ImmutableArray<Diagnostic> diagnostics = await DiagnosticsAsync(project);
        CodeAction offered = Assert.Single(await OffersAsync(project, diagnostics[0]));
        FixAllContext context = new(
            project.GetDocument(diagnostics[0].Location.SourceTree)!,
            new TFix(),
            scope,
            offered.EquivalenceKey!,
            new TFix().FixableDiagnosticIds,
            new Known(diagnostics),
            CancellationToken.None);
        await AssertFixedAsync(await ApplyAsync(project, (await new TFix().GetFixAllProvider()!.GetFixAsync(context))!), after);
    }

    /// <summary>There is something to fix, and the fix keeps off it.</summary>
    public static async Task VerifyNoFixAsync((string Path, string Text)[] files)
    {
        Project project = Create(files);
        ImmutableArray<Diagnostic> diagnostics = await DiagnosticsAsync(project);
        Assert.NotEmpty(diagnostics);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            Assert.Empty(await OffersAsync(project, diagnostic));
        }
    }

    private static Project Create((string Path, string Text)[] files)
    {
        Project project = new AdhocWorkspace()
            .AddProject("Test", LanguageNames.CSharp)
            .WithCompilationOptions(TestCompilation.Options)
            .WithParseOptions(TestCompilation.ParseOptions)
            .WithMetadataReferences(TestCompilation.References);
        foreach ((string path, string text) in files)
        {
            project = project.AddDocument(path, SourceText.From(text), filePath: path).Project;
        }

        return project;
    }

    // In the order of files and places; the same in every run.
    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project)
    {
        Compilation compilation = (await project.GetCompilationAsync())!;
        TestCompilation.AssertNoErrors(compilation);
        return
        [
            .. (await AnalyzerVerifier.AnalyzeAsync<TAnalyzer>(compilation))
                .Where(static diagnostic => new TFix().FixableDiagnosticIds.Contains(diagnostic.Id))
                .OrderBy(static diagnostic => diagnostic.Location.SourceTree!.FilePath, System.StringComparer.Ordinal)
                .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
    }

    private static async Task<List<CodeAction>> OffersAsync(Project project, Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        await new TFix().RegisterCodeFixesAsync(new CodeFixContext(
            project.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static async Task<Project> ApplyAsync(Project project, CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        return Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetProject(project.Id)!;
    }

    private static async Task AssertFixedAsync(Project changed, string[] after)
    {
        string[] texts = await Task.WhenAll(changed.Documents.Select(static async document => (await document.GetTextAsync()).ToString()));
        Assert.Equal(string.Join("\n(next file)\n", after), string.Join("\n(next file)\n", texts));

        // Parsing the text afresh gives the same: the fix has not glued tokens together.
        Compilation compilation = TestCompilation.Create(after);
        TestCompilation.AssertNoErrors(GeneratedCompilation.Run(compilation));
        Assert.Empty(await AnalyzerVerifier.AnalyzeAsync<TAnalyzer>(compilation));
    }

    private sealed class Known(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return diagnostics.Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
