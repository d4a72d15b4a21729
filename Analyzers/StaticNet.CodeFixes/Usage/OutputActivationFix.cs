using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Analyzers;

namespace StaticNet.CodeFixes.Usage;

/// <summary>Gives the output of a network the activation that its loss asks for. The network may stand in another file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OutputActivationFix)), Shared]
public sealed class OutputActivationFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
    [
        Rules.MissingProbabilities.Id,
        Rules.OtherProbabilities.Id,
        Rules.UnreachableTargets.Id,
        Rules.BoundedRegression.Id,
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(FindingProperties.Output, out string? text)
                || PlaceOf(diagnostic) is not { IsInSource: true } place
                || context.Document.Project.Solution.GetDocument(place.SourceTree) is not Document document)
            {
                continue;
            }

            SyntaxNode root = await place.SourceTree!.GetRootAsync(context.CancellationToken).ConfigureAwait(false);
            if (ArgumentFix.Read(root.FindNode(place.SourceSpan), text!) is ArgumentEdit edit)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Set {edit.Name} = {edit.Value} in [{Attributes.KindOf(edit.Layer)}] of '{(edit.Layer.Parent?.Parent as TypeDeclarationSyntax)?.Identifier.ValueText}'",
                        _ => Task.FromResult(document.Project.Solution.WithDocumentSyntaxRoot(document.Id, ArgumentFix.Write(root, [edit]))),
                        equivalenceKey: nameof(OutputActivationFix)),
                    diagnostic);
            }
        }
    }

    private static Location PlaceOf(Diagnostic diagnostic) => diagnostic.AdditionalLocations[
        int.Parse(diagnostic.Properties[FindingProperties.Output + FindingProperties.At]!, CultureInfo.InvariantCulture)];
}
