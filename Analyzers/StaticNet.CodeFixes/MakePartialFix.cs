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

/// <summary>Makes a type partial, and the types around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix)), Shared]
public sealed class MakePartialFix : SyntaxFix<TypeDeclarationSyntax>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.NotPartial.Id];

    private protected override string TitleOf(TypeDeclarationSyntax target) => $"Make '{target.Identifier.ValueText}' partial";

    private protected override TypeDeclarationSyntax? FindTarget(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindToken(diagnostic.Location.SourceSpan.Start).Parent as TypeDeclarationSyntax is { } type && !IsPartial(type) ? type : null;

    private protected override SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<TypeDeclarationSyntax> targets)
    {
        TypeDeclarationSyntax[] types =
        [
            .. targets
                .SelectMany(static target => target.AncestorsAndSelf().OfType<TypeDeclarationSyntax>())
                .Where(static type => !IsPartial(type))
                .Distinct(),
        ];
        return root.ReplaceNodes(types, static (_, type) => MakePartial(type));
    }

    private static bool IsPartial(TypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PartialKeyword);

    // 'partial' is the last modifier, right before the keyword; where it is the first, it takes over what precedes the keyword.
    private static TypeDeclarationSyntax MakePartial(TypeDeclarationSyntax type)
    {
        SyntaxToken partial = Attributes.TokenAndSpace(SyntaxKind.PartialKeyword);
        if (type.Modifiers.Count == 0)
        {
            partial = partial.WithLeadingTrivia(type.Keyword.LeadingTrivia);
            type = type.WithKeyword(type.Keyword.WithLeadingTrivia());
        }

        return type.WithModifiers(type.Modifiers.Add(partial));
    }
}
