using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace StaticNet.Tests.Roslyn;

/// <summary>Runs refactorings over source text in which <c>[|text|]</c> is what is selected.</summary>
internal static class RefactoringVerifier
{
    /// <summary>Applies what is offered, compares the text and compiles it.</summary>
    public static async Task VerifyAsync<T>(string before, string after)
        where T : CodeRefactoringProvider, new()
    {
        Assert.Equal(after, await ApplyAsync<T>(before));
        TestCompilation.AssertNoErrors(TestCompilation.Create(after));
    }

    /// <summary>What it makes of a source.</summary>
    public static async Task<string> ApplyAsync<T>(string before)
        where T : CodeRefactoringProvider, new()
    {
        (Document document, List<CodeAction> offers) = await OffersAsync<T>(before);
        ImmutableArray<CodeActionOperation> operations = await Assert.Single(offers).GetOperationsAsync(CancellationToken.None);
        Solution solution = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution;
        return (await solution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    /// <summary>What the light bulb says.</summary>
    public static async Task<string> TitleAsync<T>(string before)
        where T : CodeRefactoringProvider, new() => Assert.Single((await OffersAsync<T>(before)).Offers).Title;

    /// <summary>Nothing is offered.</summary>
    public static async Task VerifyNoneAsync<T>(string source)
        where T : CodeRefactoringProvider, new() => Assert.Empty((await OffersAsync<T>(source)).Offers);

    private static async Task<(Document Document, List<CodeAction> Offers)> OffersAsync<T>(string marked)
        where T : CodeRefactoringProvider, new()
    {
        int start = marked.IndexOf("[|", StringComparison.Ordinal);
        int end = marked.IndexOf("|]", StringComparison.Ordinal);
        string source = marked.Remove(end, 2).Remove(start, 2);
        Document document = new AdhocWorkspace()
            .AddProject("Test", LanguageNames.CSharp)
            .WithCompilationOptions(TestCompilation.Options)
            .WithParseOptions(TestCompilation.ParseOptions)
            .WithMetadataReferences(TestCompilation.References)
            .AddDocument("Test0.cs", SourceText.From(source), filePath: "Test0.cs");
        TestCompilation.AssertNoErrors((await document.Project.GetCompilationAsync())!);
        List<CodeAction> offers = [];
        await new T().ComputeRefactoringsAsync(new CodeRefactoringContext(
            document, TextSpan.FromBounds(start, end - 2), offers.Add, CancellationToken.None));
        return (document, offers);
    }
}
