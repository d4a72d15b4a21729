using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes.Refactorings;

/// <summary>Puts an attribute behind another.</summary>
internal static class AttributeInsertion
{
    /// <summary>The tree with an attribute, which may be rewritten, and a new one behind it: in a line of its own where that has one.</summary>
    public static SyntaxNode After(SyntaxNode root, AttributeSyntax attribute, AttributeSyntax rewritten, string added)
    {
        AttributeListSyntax list = (AttributeListSyntax)attribute.Parent!;
        AttributeSyntax next = Attributes.Parse(Attributes.Sibling(attribute, added));
        if (list.Attributes.Count > 1)
        {
            List<SyntaxNodeOrToken> items = [];
            foreach (SyntaxNodeOrToken item in list.Attributes.GetWithSeparators())
            {
                items.Add(item.AsNode() == attribute ? rewritten : item);
                if (item.AsNode() == attribute)
                {
                    items.Add(Attributes.TokenAndSpace(SyntaxKind.CommaToken));
                    items.Add(next);
                }
            }

            return root.ReplaceNode(list, list.WithAttributes(SyntaxFactory.SeparatedList<AttributeSyntax>(items)));
        }

        SyntaxTrivia indentation = list.GetLeadingTrivia().LastOrDefault();
        SyntaxTrivia end = list.GetTrailingTrivia().LastOrDefault();
        bool ownLine = end.IsKind(SyntaxKind.EndOfLineTrivia);
        AttributeListSyntax line = ((AttributeListSyntax)next.Parent!)
            .WithLeadingTrivia(ownLine && indentation.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(indentation) : default)
            .WithTrailingTrivia(ownLine ? SyntaxFactory.TriviaList(end) : list.GetTrailingTrivia());
        AttributeListSyntax first = list.WithAttributes([rewritten]);
        return root.ReplaceNode(list, [ownLine || first.GetTrailingTrivia().Count > 0 ? first : first.WithTrailingTrivia(SyntaxFactory.Space), line]);
    }
}
