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

/// <summary>Puts the channels of an input behind its rows and columns.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChannelsLastFix)), Shared]
public sealed class ChannelsLastFix : SyntaxFix<AttributeSyntax>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.ChannelsFirst.Id, Rules.WindowTooLarge.Id];

    private protected override string TitleOf(AttributeSyntax target) => $"Replace [{target}] by [{Rotate(target)}]";

    // A comment may tell what a size is.
    private protected override AttributeSyntax? FindTarget(SyntaxNode root, Diagnostic diagnostic) =>
        Attributes.LayerAt(root, diagnostic, FindingProperties.Last) is AttributeSyntax layer
        && Sizes(layer).Count == 3
        && layer.DescendantTrivia().All(static trivia => string.IsNullOrWhiteSpace(trivia.ToFullString()))
            ? layer
            : null;

    private protected override SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<AttributeSyntax> targets) =>
        root.ReplaceNodes(targets, static (_, layer) => Rotate(layer));

    // What stands in the places is moved, and not the places, so that spaces and lines stay.
    private static AttributeSyntax Rotate(AttributeSyntax layer)
    {
        IReadOnlyList<ExpressionSyntax> sizes = Sizes(layer);
        Dictionary<ExpressionSyntax, ExpressionSyntax> moved = sizes
            .Select((old, i) => (Old: old, New: sizes[(i + 1) % sizes.Count]))
            .ToDictionary(static pair => pair.Old, static pair => SyntaxFactory.ParseExpression(pair.New.ToString()).WithTriviaFrom(pair.Old));
        return layer.ReplaceNodes(moved.Keys, (old, _) => moved[old]);
    }

    private static IReadOnlyList<ExpressionSyntax> Sizes(AttributeSyntax layer) =>
        [.. (layer.ArgumentList?.Arguments ?? default).Where(static each => each is { NameEquals: null, NameColon: null }).Select(static each => each.Expression)];
}
