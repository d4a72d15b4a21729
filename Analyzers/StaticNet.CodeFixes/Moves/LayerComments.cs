using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes.Moves;

/// <summary>What an attribute list has around it: comments that speak of it, and what is of the class.</summary>
/// <param name="Rest">What stands above and does not speak of it: documentation, blank lines, a comment before one.</param>
/// <param name="Above">Comments right above it, each in a line.</param>
/// <param name="Indentation">What stands before it in its line.</param>
/// <param name="Behind">Comments behind it in its line.</param>
/// <param name="End">The end of its line, if it is the last one there.</param>
/// <param name="AreWithin">Whether there are comments between its brackets that are not within an attribute.</param>
internal sealed record LayerComments(
    IReadOnlyList<SyntaxTrivia> Rest,
    IReadOnlyList<string> Above,
    IReadOnlyList<SyntaxTrivia> Indentation,
    IReadOnlyList<string> Behind,
    SyntaxTrivia? End,
    bool AreWithin)
{
    /// <summary>Whether none would go with it.</summary>
    public bool AreNone => Above.Count == 0 && Behind.Count == 0;

    public static LayerComments Of(AttributeListSyntax list)
    {
        SyntaxTriviaList leading = list.GetLeadingTrivia();
        int indentation = leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? leading.Count - 1 : leading.Count;
        int above = indentation;
        while (above >= 2 && leading[above - 1].IsKind(SyntaxKind.EndOfLineTrivia) && IsComment(leading[above - 2]))
        {
            above -= above >= 3 && leading[above - 3].IsKind(SyntaxKind.WhitespaceTrivia) ? 3 : 2;
        }

        // What a file begins with is about the file.
        above = above == 0 && list.GetFirstToken().GetPreviousToken().IsKind(SyntaxKind.None) ? indentation : above;
        SyntaxTriviaList trailing = list.GetTrailingTrivia();
        return new LayerComments(
            [.. leading.Take(above)],
            [.. leading.Take(indentation).Skip(above).Where(IsComment).Select(static comment => comment.ToString())],
            [.. leading.Skip(indentation)],
            [.. trailing.Where(IsComment).Select(static comment => comment.ToString())],
            trailing.LastOrDefault() is { } end && end.IsKind(SyntaxKind.EndOfLineTrivia) ? end : null,
            list.DescendantTrivia().Any(trivia =>
                IsComment(trivia)
                && list.Span.Contains(trivia.Span)
                && !list.Attributes.Any(attribute => attribute.Span.Contains(trivia.Span))));
    }

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;
}
