using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Analyzers;

namespace StaticNet.CodeFixes;

/// <summary>Removes a layer that does nothing or harm, where no other layer names it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveLayerFix)), Shared]
public sealed class RemoveLayerFix : SyntaxFix<AttributeSyntax>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
    [
        Rules.RepeatedActivation.Id,
        Rules.FinalDropout.Id,
        Rules.NoNoise.Id,
        Rules.NoChange.Id,
        Rules.SelfNormalization.Id,
        Rules.BrokenIndices.Id,
        Rules.TwoActivations.Id,
    ];

    private protected override string TitleOf(AttributeSyntax target) => $"Remove [{Attributes.KindOf(target)}]";

    // A comment or directive around the attribute has a meaning that only its author knows.
    private protected override AttributeSyntax? FindTarget(SyntaxNode root, Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(FindingProperties.Removable)
        && Attributes.Find(root, diagnostic) is { Parent: AttributeListSyntax { Parent: TypeDeclarationSyntax } list } layer
        && Attributes.IsBare(list)
            ? layer
            : null;

    private protected override SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<AttributeSyntax> targets)
    {
        IEnumerable<SyntaxNode> nodes = targets
            .GroupBy(static target => (AttributeListSyntax)target.Parent!)
            .SelectMany(static list => list.Count() == list.Key.Attributes.Count ? [list.Key] : list.Cast<SyntaxNode>());
        return root.RemoveNodes(nodes, SyntaxRemoveOptions.KeepNoTrivia) ?? root;
    }
}
