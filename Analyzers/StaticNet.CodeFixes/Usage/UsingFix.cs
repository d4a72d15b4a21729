using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Analyzers;

namespace StaticNet.CodeFixes.Usage;

/// <summary>Declares a trainer with <c>using</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UsingFix)), Shared]
public sealed class UsingFix : SyntaxFix<LocalDeclarationStatementSyntax>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.KeptThreads.Id];

    private protected override string TitleOf(LocalDeclarationStatementSyntax target) =>
        $"Declare '{target.Declaration.Variables[0].Identifier.ValueText}' with 'using'";

    // C# has no such declaration in a section of a switch.
    private protected override LocalDeclarationStatementSyntax? FindTarget(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is
            { Parent: BlockSyntax or GlobalStatementSyntax, Declaration.Variables.Count: 1 } declaration
        && declaration.UsingKeyword.IsKind(SyntaxKind.None)
            ? declaration
            : null;

    private protected override SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<LocalDeclarationStatementSyntax> targets) =>
        root.ReplaceNodes(targets, static (_, declaration) => declaration
            .WithoutLeadingTrivia()
            .WithUsingKeyword(Attributes.TokenAndSpace(SyntaxKind.UsingKeyword).WithLeadingTrivia(declaration.GetLeadingTrivia())));
}
