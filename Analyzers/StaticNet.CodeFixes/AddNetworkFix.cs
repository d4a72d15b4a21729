using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Analyzers;

namespace StaticNet.CodeFixes;

/// <summary>Marks a class that has layers with [Network].</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddNetworkFix)), Shared]
public sealed class AddNetworkFix : SyntaxFix<AttributeSyntax>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.LayersWithoutNetwork.Id];

    private protected override string TitleOf(AttributeSyntax target) => "Add [Network]";

    private protected override AttributeSyntax? FindTarget(SyntaxNode root, Diagnostic diagnostic) =>
        Attributes.Find(root, diagnostic) is { Parent: AttributeListSyntax { Parent: ClassDeclarationSyntax, Target: null } } layer ? layer : null;

    private protected override SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<AttributeSyntax> targets) =>
        root.ReplaceNodes(
            targets.Select(static target => (ClassDeclarationSyntax)target.Parent!.Parent!),
            (original, type) => Mark(type, targets.First(target => target.Parent!.Parent == original)));

    // Before the first attribute: it takes over the documentation and indentation, and leaves a line like it.
    private static ClassDeclarationSyntax Mark(ClassDeclarationSyntax type, AttributeSyntax layer)
    {
        AttributeListSyntax first = type.AttributeLists[0];
        SyntaxTriviaList leading = first.GetLeadingTrivia();
        SyntaxTrivia end = first.GetTrailingTrivia().LastOrDefault();
        bool ownLine = end.IsKind(SyntaxKind.EndOfLineTrivia);
        AttributeListSyntax network = ((AttributeListSyntax)Attributes.Parse(Attributes.Sibling(layer, "Network")).Parent!)
            .WithLeadingTrivia(leading)
            .WithTrailingTrivia(ownLine ? end : SyntaxFactory.Space);
        SyntaxTriviaList indentation = ownLine && leading.LastOrDefault() is { } last && last.IsKind(SyntaxKind.WhitespaceTrivia)
            ? SyntaxFactory.TriviaList(last)
            : default;
        return type.WithAttributeLists(type.AttributeLists
            .Replace(first, first.WithLeadingTrivia(indentation))
            .Insert(0, network));
    }
}
