using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace StaticNet.Tests.Roslyn;

/// <summary>
/// Runs analyzers and code fixes over source text in which <c>{|SN0101:text|}</c> marks what is to be reported. Whatever is
/// marked has to be reported, under that id and at that span exactly, and nothing else.
/// </summary>
internal static class AnalyzerVerifier
{
    /// <summary>Compares what an analyzer reports with the marks.</summary>
    public static async Task VerifyAsync<TAnalyzer>(params string[] markedSources)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        (string[] sources, List<string> expected) = ReadMarkup(markedSources);
        await CompareAsync<TAnalyzer>(TestCompilation.Create(sources), expected);
    }

    /// <summary>As <see cref="VerifyAsync"/>, of code beside networks and what the generator makes of them.</summary>
    public static async Task VerifyGeneratedAsync<TAnalyzer>(string networks, string markedCode)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        (string[] sources, List<string> expected) = ReadMarkup([markedCode]);
        await CompareAsync<TAnalyzer>(GeneratedCompilation.Create(networks, sources[0]), expected);
    }

    /// <summary>As <see cref="VerifyAsync"/>, of a source and what the generator makes of it: together they compile.</summary>
    public static async Task VerifyCompiledAsync<TAnalyzer>(string markedSource)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        (string[] sources, List<string> expected) = ReadMarkup([markedSource]);
        await CompareAsync<TAnalyzer>(GeneratedCompilation.Run(TestCompilation.Create(sources)), expected);
    }

    private static async Task CompareAsync<TAnalyzer>(Compilation compilation, List<string> expected)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        AssertCompiles(compilation);
        ImmutableArray<Diagnostic> diagnostics = await AnalyzeAsync<TAnalyzer>(compilation);
        Assert.Equal(Lines(expected), Lines(diagnostics.Select(Describe)));
    }

    /// <summary>The diagnostics of an analyzer; one that throws fails the test.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync<TAnalyzer>(Compilation compilation)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        // Thrown here, the compiler would swallow it, and the analyzer would seem to have nothing to say.
        ConcurrentQueue<Exception> exceptions = [];
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => exceptions.Enqueue(exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> diagnostics =
            await compilation.WithAnalyzers([new TAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(exceptions);
        Assert.DoesNotContain(diagnostics, static diagnostic => diagnostic.Id == "AD0001");
        return diagnostics;
    }

    /// <summary>
    /// Applies the fix of one of the diagnostics that have one, compares the text, compiles it, and looks whether that
    /// diagnostic has gone.
    /// </summary>
    /// <param name="before">The source, without marks.</param>
    /// <param name="after">The source that the fix makes of it.</param>
    /// <param name="which">The diagnostic's position among those that can be fixed.</param>
    /// <param name="networks">Networks that the source uses, with what is generated of them; null for none.</param>
    /// <param name="networksAfter">What the fix makes of their file; null for nothing.</param>
    public static async Task VerifyFixAsync<TAnalyzer, TFix>(
        string before, string after, int which = 0, string? networks = null, string? networksAfter = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        Document document = CreateDocument(before, networks);
        ImmutableArray<Diagnostic> diagnostics = await FixableAsync<TAnalyzer>(document, new TFix());
        List<CodeAction> actions = [];
        foreach (Diagnostic diagnostic in diagnostics)
        {
            actions.AddRange(await OffersAsync(document, diagnostic, new TFix()));
        }

        Assert.InRange(which, 0, actions.Count - 1);
        Document changed = await ApplyAsync(document, actions[which]);
        await AssertFixedAsync<TAnalyzer>(changed, after, diagnostics.Length - 1, new TFix(), networksAfter ?? networks);
    }

    /// <summary>Fixes all diagnostics of a document at once; none is left.</summary>
    public static async Task VerifyFixAllAsync<TAnalyzer, TFix>(string before, string after, string? networks = null, string? networksAfter = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        Document document = CreateDocument(before, networks);
        TFix fix = new();
        ImmutableArray<Diagnostic> diagnostics = await FixableAsync<TAnalyzer>(document, fix);
        CodeAction offered = Assert.Single(await OffersAsync(document, diagnostics[0], fix));
        FixAllContext context = new(
            document,
            fix,
            FixAllScope.Document,
            offered.EquivalenceKey!,
            fix.FixableDiagnosticIds,
            new KnownDiagnostics(diagnostics),
            CancellationToken.None);
        CodeAction? all = await fix.GetFixAllProvider()!.GetFixAsync(context);
        Assert.NotNull(all);
        await AssertFixedAsync<TAnalyzer>(await ApplyAsync(document, all), after, 0, fix, networksAfter ?? networks);
    }

    /// <summary>There is something to fix, and the fix keeps off it.</summary>
    public static async Task VerifyNoFixAsync<TAnalyzer, TFix>(string source, string? networks = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        Document document = CreateDocument(source, networks);
        ImmutableArray<Diagnostic> diagnostics = await FixableAsync<TAnalyzer>(document, new TFix());
        Assert.NotEmpty(diagnostics);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            Assert.Empty(await OffersAsync(document, diagnostic, new TFix()));
        }
    }

    /// <summary>Splits marked sources into plain ones and the descriptions of what is marked. Marks may nest.</summary>
    public static (string[] Sources, List<string> Expected) ReadMarkup(string[] markedSources)
    {
        List<string> expected = [];
        string[] sources = new string[markedSources.Length];
        for (int i = 0; i < markedSources.Length; i++)
        {
            string marked = markedSources[i];
            StringBuilder plain = new();
            Stack<(string Id, int Start)> open = new();
            for (int position = 0; position < marked.Length; position++)
            {
                if (string.CompareOrdinal(marked, position, "{|", 0, 2) == 0)
                {
                    int colon = marked.IndexOf(':', position);
                    open.Push((marked[(position + 2)..colon], plain.Length));
                    position = colon;
                }
                else if (open.Count > 0 && string.CompareOrdinal(marked, position, "|}", 0, 2) == 0)
                {
                    (string id, int start) = open.Pop();
                    expected.Add(Describe(id, $"Test{i}.cs", start, plain.ToString(start, plain.Length - start)));
                    position++;
                }
                else
                {
                    plain.Append(marked[position]);
                }
            }

            Assert.Empty(open);
            sources[i] = plain.ToString();
        }

        return (sources, expected);
    }

    private static string Describe(string id, string path, int start, string text) => $"{path}@{start:D5} {id} '{text}'";

    private static string Describe(Diagnostic diagnostic)
    {
        TextSpan span = diagnostic.Location.SourceSpan;
        SyntaxTree tree = diagnostic.Location.SourceTree!;
        return Describe(diagnostic.Id, tree.FilePath, span.Start, tree.ToString().Substring(span.Start, span.Length));
    }

    private static string Lines(IEnumerable<string> lines) => string.Join("\n", lines.Order(StringComparer.Ordinal));

    // What analyzers are to find may be wrong C# too: a part is missing 'partial'. What is missing otherwise is generated.
    private static void AssertCompiles(Compilation compilation)
    {
        if (Errors(compilation).Any())
        {
            Assert.Empty(Errors(GeneratedCompilation.Run(compilation)));
        }

        static IEnumerable<Diagnostic> Errors(Compilation compilation) => compilation.GetDiagnostics().Where(static diagnostic =>
            diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS0260");
    }

    // Test0.cs, and where networks are given Test1.cs with them and files with their members.
    private static Document CreateDocument(string source, string? networks)
    {
        Project project = new AdhocWorkspace()
            .AddProject("Test", LanguageNames.CSharp)
            .WithCompilationOptions(TestCompilation.Create(source).Options)
            .WithParseOptions(TestCompilation.ParseOptions)
            .WithMetadataReferences(TestCompilation.References);
        foreach (SyntaxTree tree in networks is null ? [] : GeneratedCompilation.Create(networks, source).SyntaxTrees.Skip(1))
        {
            project = project.AddDocument(tree.FilePath, tree.GetText(), filePath: tree.FilePath).Project;
        }

        return project.AddDocument("Test0.cs", SourceText.From(source), filePath: "Test0.cs");
    }

    private static async Task<ImmutableArray<Diagnostic>> FixableAsync<TAnalyzer>(Document document, CodeFixProvider fix)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        Compilation compilation = (await document.Project.GetCompilationAsync())!;
        AssertCompiles(compilation);
        ImmutableArray<Diagnostic> diagnostics = await AnalyzeAsync<TAnalyzer>(compilation);
        return [.. diagnostics
            .Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id))
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private static async Task<List<CodeAction>> OffersAsync(Document document, Diagnostic diagnostic, CodeFixProvider fix)
    {
        List<CodeAction> actions = [];
        await fix.RegisterCodeFixesAsync(new CodeFixContext(
            document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static async Task<Document> ApplyAsync(Document document, CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Solution solution = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution;
        return solution.GetDocument(document.Id)!;
    }

    private static async Task AssertFixedAsync<TAnalyzer>(Document changed, string after, int left, CodeFixProvider fix, string? networks)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        Assert.Equal(after, (await changed.GetTextAsync()).ToString());
        Compilation compilation = (await changed.Project.GetCompilationAsync())!;
        AssertCompiles(compilation);

        // Parsing the text afresh gives the same tree: the fix has not glued tokens together.
        AssertCompiles(networks is null ? TestCompilation.Create(after) : GeneratedCompilation.Create(networks, after));
        Document? other = changed.Project.Documents.FirstOrDefault(static each => each.Name == "Test1.cs");
        Assert.Equal(networks, other is null ? null : (await other.GetTextAsync()).ToString());
        Assert.InRange((await FixableAsync<TAnalyzer>(changed, fix)).Length, 0, left);
    }

    private sealed class KnownDiagnostics(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
