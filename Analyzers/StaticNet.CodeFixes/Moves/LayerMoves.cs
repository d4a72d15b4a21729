using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes.Moves;

/// <summary>Moves layers between parts of their classes.</summary>
internal static class LayerMoves
{
    /// <summary>
    /// The solution after some moves. Layers of one part keep their order; those of several come in the order of the files' names.
    /// </summary>
    public static async Task<Solution> ApplyAsync(Solution solution, IReadOnlyList<LayerMove> moves, CancellationToken cancellation)
    {
        Dictionary<TypeDeclarationSyntax, List<AttributeListSyntax>> received = [];
        foreach (LayerMove move in moves
            .OrderBy(static move => move.From.FilePath ?? move.From.Name, System.StringComparer.Ordinal)
            .ThenBy(static move => move.Layer.SpanStart))
        {
            if (!received.TryGetValue(move.Receiving, out List<AttributeListSyntax>? lists))
            {
                received.Add(move.Receiving, lists = []);
            }

            lists.Add(await WriteAsync(move, moves, cancellation).ConfigureAwait(false));
        }

        ILookup<TypeDeclarationSyntax, AttributeSyntax> given = moves.ToLookup(static move => move.Giving, static move => move.Layer);
        foreach (Document document in moves.SelectMany(static move => new[] { move.From, move.To }).GroupBy(static each => each.Id).Select(static each => each.First()))
        {
            SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
            IEnumerable<TypeDeclarationSyntax> parts = received.Keys
                .Concat(given.Select(static part => part.Key))
                .Where(part => part.SyntaxTree == root.SyntaxTree);

            // A part may hold the other: what is replaced inside of it stays.
            solution = solution.WithDocumentSyntaxRoot(document.Id, root.ReplaceNodes(parts, (original, type) =>
                received.TryGetValue(original, out List<AttributeListSyntax>? lists)
                    ? type.WithAttributeLists(type.AttributeLists.AddRange(lists))
                    : Remove(type, original, [.. given[original]])));
        }

        return solution;
    }

    // What speaks of a list goes with it as a whole: what is above with its first attribute, what is behind with its last.
    private static async Task<AttributeListSyntax> WriteAsync(LayerMove move, IReadOnlyList<LayerMove> moves, CancellationToken cancellation)
    {
        AttributeListSyntax list = (AttributeListSyntax)move.Layer.Parent!;
        LayerComments comments = LayerComments.Of(list);
        bool isWhole = list.Attributes.All(attribute => moves.Any(each => each.Layer == attribute));
        string attribute = await Names.WriteAsync(move, cancellation).ConfigureAwait(false);
        return LineStyle.Of(move.Receiving).Write(
            attribute,
            isWhole && move.Layer == list.Attributes.First() ? comments.Above : [],
            isWhole && move.Layer == list.Attributes.Last() ? comments.Behind : []);
    }

    // The part keeps its documentation, its other attributes with what speaks of them, and its place in the line.
    private static TypeDeclarationSyntax Remove(TypeDeclarationSyntax type, TypeDeclarationSyntax original, HashSet<AttributeSyntax> layers)
    {
        List<AttributeListSyntax> kept = [];
        List<SyntaxTrivia> pending = [];
        IReadOnlyList<SyntaxTrivia> indentation = [];
        foreach (AttributeListSyntax list in original.AttributeLists)
        {
            if (!list.Attributes.All(layers.Contains))
            {
                kept.Add(list
                    .RemoveNodes(list.Attributes.Where(layers.Contains), SyntaxRemoveOptions.KeepNoTrivia)!
                    .WithLeadingTrivia(pending.Concat(indentation).Concat(list.GetLeadingTrivia())));
                pending.Clear();
                indentation = [];
                continue;
            }

            LayerComments comments = LayerComments.Of(list);
            bool isFirst = list == original.AttributeLists[0];
            pending.AddRange(isFirst || comments.Rest.Any(static trivia => !string.IsNullOrWhiteSpace(trivia.ToFullString())) ? comments.Rest : []);
            indentation = comments.End is null ? [.. indentation, .. comments.Indentation] : [];
            if (comments.End is SyntaxTrivia end && kept.Count > 0 && LayerComments.Of(kept[kept.Count - 1]).End is null)
            {
                kept[kept.Count - 1] = kept[kept.Count - 1].WithTrailingTrivia(end);
            }
        }

        type = type.WithAttributeLists(SyntaxFactory.List(kept));
        SyntaxToken next = kept.Count == 0 ? type.GetFirstToken() : type.AttributeLists.Last().GetLastToken().GetNextToken();
        return type.ReplaceToken(next, next.WithLeadingTrivia(pending.Concat(indentation).Concat(next.LeadingTrivia)));
    }
}
