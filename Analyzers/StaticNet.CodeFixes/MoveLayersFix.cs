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

/// <summary>Moves layers to the part of their class that carries [Network] or [Block], after those that stand there, in one file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveLayersFix)), Shared]
public sealed class MoveLayersFix : SyntaxFix<LayerOrder>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.LayerOnOtherPart.Id];

    private protected override string TitleOf(LayerOrder target) =>
        $"Move [{Attributes.KindOf(target.Second)}] to the part with [{Attributes.KindOf(target.First)}]";

    private protected override LayerOrder? FindTarget(SyntaxNode root, Diagnostic diagnostic) =>
        Attributes.Find(root, diagnostic) is { Parent: AttributeListSyntax { Parent: TypeDeclarationSyntax } list } layer
        && Attributes.IsBare(list)
        && diagnostic.AdditionalLocations[0] is { SourceTree: { } tree } place
        && tree.FilePath == root.SyntaxTree.FilePath
        && root.FindNode(place.SourceSpan) is AttributeSyntax { Parent.Parent: TypeDeclarationSyntax } marker
            ? new LayerOrder(marker, layer)
            : null;

    private protected override SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<LayerOrder> targets)
    {
        Dictionary<TypeDeclarationSyntax, AttributeSyntax[]> receiving = targets
            .GroupBy(static target => (TypeDeclarationSyntax)target.First.Parent!.Parent!)
            .ToDictionary(static layers => layers.Key, static layers =>
                layers.Select(static each => each.Second).OrderBy(static layer => layer.SpanStart).ToArray());
        ILookup<TypeDeclarationSyntax, AttributeSyntax> giving = targets
            .Select(static target => target.Second)
            .ToLookup(static layer => (TypeDeclarationSyntax)layer.Parent!.Parent!);

        // A part may hold the other: what is replaced inside of it stays.
        return root.ReplaceNodes(receiving.Keys.Concat(giving.Select(static layers => layers.Key)), (original, type) =>
            receiving.TryGetValue((TypeDeclarationSyntax)original, out AttributeSyntax[]? layers)
                ? Append((TypeDeclarationSyntax)type, layers)
                : Remove((TypeDeclarationSyntax)type, (TypeDeclarationSyntax)original, [.. giving[(TypeDeclarationSyntax)original]]));
    }

    // As the last line is written, or in it.
    private static SyntaxNode Append(TypeDeclarationSyntax type, AttributeSyntax[] layers)
    {
        AttributeListSyntax last = type.AttributeLists[type.AttributeLists.Count - 1];
        SyntaxTrivia indentation = last.GetLeadingTrivia().LastOrDefault();
        IEnumerable<AttributeListSyntax> lists = layers.Select(layer => ((AttributeListSyntax)Attributes.Parse(layer.ToString()).Parent!)
            .WithLeadingTrivia(indentation.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(indentation) : default)
            .WithTrailingTrivia(last.GetTrailingTrivia().LastOrDefault()));
        return type.WithAttributeLists(type.AttributeLists.AddRange(lists));
    }

    // The part keeps its comments and its place in the line.
    private static SyntaxNode Remove(TypeDeclarationSyntax type, TypeDeclarationSyntax original, AttributeSyntax[] layers)
    {
        IEnumerable<AttributeListSyntax> kept = original.AttributeLists
            .Where(list => !list.Attributes.All(layers.Contains))
            .Select(list => list.RemoveNodes(list.Attributes.Where(layers.Contains), SyntaxRemoveOptions.KeepNoTrivia)!);
        return type.WithAttributeLists(SyntaxFactory.List(kept)).WithLeadingTrivia(original.GetLeadingTrivia());
    }
}
