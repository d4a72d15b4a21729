using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes.Moves;

/// <summary>How the attributes of a class are written: the last one in a line of its own, or before others.</summary>
/// <param name="Indentation">What a line begins with.</param>
/// <param name="End">The end of a line, or what separates attributes in one.</param>
/// <param name="HasLines">Whether there are lines.</param>
internal sealed record LineStyle(string Indentation, string End, bool HasLines)
{
    public static LineStyle Of(TypeDeclarationSyntax type)
    {
        AttributeListSyntax last = type.AttributeLists.Last();
        SyntaxTrivia indentation = last.GetLeadingTrivia().LastOrDefault();
        SyntaxTrivia end = last.GetTrailingTrivia().LastOrDefault();
        return new LineStyle(
            indentation.IsKind(SyntaxKind.WhitespaceTrivia) ? indentation.ToString() : string.Empty,
            string.IsNullOrWhiteSpace(end.ToString()) ? end.ToString() : string.Empty,
            end.IsKind(SyntaxKind.EndOfLineTrivia));
    }

    /// <summary>A new attribute list, to follow the last one.</summary>
    /// <param name="attribute">What stands between the brackets.</param>
    /// <param name="above">Comments above it; none where there are no lines.</param>
    /// <param name="behind">Comments behind it; none where there are no lines.</param>
    public AttributeListSyntax Write(string attribute, IEnumerable<string> above, IEnumerable<string> behind)
    {
        string InLines(string text) => HasLines ? text.Replace("\r\n", "\n").Replace("\n", End) : text;
        string leading = string.Concat(above.Select(comment => Indentation + InLines(comment) + End));
        return ((AttributeListSyntax)Attributes.Parse(InLines(attribute)).Parent!)
            .WithLeadingTrivia(SyntaxFactory.ParseLeadingTrivia(HasLines ? leading + Indentation : string.Empty))
            .WithTrailingTrivia(SyntaxFactory.ParseTrailingTrivia(string.Concat(behind.Select(comment => " " + InLines(comment))) + End));
    }
}
