using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>Inserts a layer before another, which then reads it.</summary>
public abstract class InsertFix : SyntaxFix<Insertion>
{
    private protected InsertFix()
    {
    }

    private protected sealed override string TitleOf(Insertion target) => $"Insert [{target.Layer}]";

    private protected sealed override SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<Insertion> targets)
    {
        Dictionary<AttributeListSyntax, Insertion[]> byList = targets
            .GroupBy(static target => (AttributeListSyntax)target.Reader.Parent!)
            .ToDictionary(static list => list.Key, static list => list.ToArray());
        Dictionary<TypeDeclarationSyntax, TypeDeclarationSyntax> types = [];
        foreach (TypeDeclarationSyntax type in byList.Keys.Select(static list => list.Parent).OfType<TypeDeclarationSyntax>().Distinct())
        {
            types[type] = type.WithAttributeLists(SyntaxFactory.List(type.AttributeLists.SelectMany(list =>
                byList.TryGetValue(list, out Insertion[]? insertions) ? Insert(list, insertions) : [list])));
        }

        return root.ReplaceNodes(types.Keys, (type, _) => types[type]);
    }

    private static IEnumerable<AttributeListSyntax> Insert(AttributeListSyntax list, Insertion[] insertions)
    {
        if (list.Attributes.Count == 1)
        {
            (AttributeSyntax layer, AttributeSyntax reader) = Split(insertions[0]);
            AttributeListSyntax rest = list.WithAttributes([reader]);

            // A line of its own where the reader has one, with the same indentation; comments stay with the reader.
            SyntaxTriviaList leading = list.GetLeadingTrivia();
            SyntaxTrivia indentation = leading.LastOrDefault();
            bool ownLine = list.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
            SyntaxTrivia separator = ownLine ? list.GetTrailingTrivia().Last() : SyntaxFactory.Space;
            AttributeListSyntax inserted = ((AttributeListSyntax)layer.Parent!)
                .WithLeadingTrivia(indentation.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(indentation) : default)
                .WithTrailingTrivia(separator);
            return [inserted, rest];
        }

        List<SyntaxNodeOrToken> items = [];
        foreach (SyntaxNodeOrToken item in list.Attributes.GetWithSeparators())
        {
            if (item.AsNode() is AttributeSyntax attribute && insertions.FirstOrDefault(each => each.Reader == attribute) is Insertion insertion)
            {
                (AttributeSyntax layer, AttributeSyntax reader) = Split(insertion);
                items.Add(layer.WithLeadingTrivia(attribute.GetLeadingTrivia()));
                items.Add(Attributes.TokenAndSpace(SyntaxKind.CommaToken));
                items.Add(reader.WithLeadingTrivia());
            }
            else
            {
                items.Add(item);
            }
        }

        return [list.WithAttributes(SyntaxFactory.SeparatedList<AttributeSyntax>(items))];
    }

    // Where the reader says what it reads, the layer reads that instead, and the reader reads the layer.
    private static (AttributeSyntax Layer, AttributeSyntax Reader) Split(Insertion insertion)
    {
        (AttributeSyntax reader, string text) = insertion;
        AttributeSyntax layer = Attributes.Parse(Attributes.Sibling(reader, text));
        return Attributes.FindNamed(reader, "From") is AttributeArgumentSyntax from
            ? (Attributes.Parse(Attributes.AddArguments(layer, from.ToString()).ToString()), Attributes.RemoveArguments(reader, [from]))
            : (layer, reader);
    }
}
