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

/// <summary>Inserts [Flatten] before a [Dense] that reads a spatial tensor.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertFlattenFix)), Shared]
public sealed class InsertFlattenFix : SyntaxFix<AttributeSyntax>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.DenseWithoutFlatten.Id];

    private protected override string TitleOf(AttributeSyntax node) => "Insert [Flatten]";

    private protected override AttributeSyntax? FindTarget(SyntaxNode root, Diagnostic diagnostic) =>
        Attributes.Find(root, diagnostic) is { Parent: AttributeListSyntax } dense && Attributes.KindOf(dense) == "Dense" ? dense : null;

    private protected override SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<AttributeSyntax> targets)
    {
        IEnumerable<IGrouping<AttributeListSyntax, AttributeSyntax>> lists =
            targets.GroupBy(static target => (AttributeListSyntax)target.Parent!);
        Dictionary<AttributeListSyntax, AttributeSyntax[]> byList = lists.ToDictionary(static list => list.Key, static list => list.ToArray());
        Dictionary<TypeDeclarationSyntax, TypeDeclarationSyntax> types = [];
        foreach (TypeDeclarationSyntax type in byList.Keys.Select(static list => list.Parent).OfType<TypeDeclarationSyntax>().Distinct())
        {
            types[type] = type.WithAttributeLists(SyntaxFactory.List(type.AttributeLists.SelectMany(list =>
                byList.TryGetValue(list, out AttributeSyntax[]? denses) ? Insert(list, denses) : [list])));
        }

        return root.ReplaceNodes(types.Keys, (type, _) => types[type]);
    }

    private static IEnumerable<AttributeListSyntax> Insert(AttributeListSyntax list, AttributeSyntax[] denses)
    {
        if (list.Attributes.Count == 1)
        {
            (AttributeSyntax flatten, AttributeSyntax dense) = Split(denses[0]);
            AttributeListSyntax rest = list.WithAttributes([dense]);

            // A line of its own where [Dense] has one, with the same indentation; comments stay with [Dense].
            SyntaxTriviaList leading = list.GetLeadingTrivia();
            SyntaxTrivia indentation = leading.LastOrDefault();
            bool ownLine = list.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
            SyntaxTrivia separator = ownLine ? list.GetTrailingTrivia().Last() : SyntaxFactory.Space;
            AttributeListSyntax inserted = ((AttributeListSyntax)flatten.Parent!)
                .WithLeadingTrivia(indentation.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(indentation) : default)
                .WithTrailingTrivia(separator);
            return [inserted, rest];
        }

        List<SyntaxNodeOrToken> items = [];
        foreach (SyntaxNodeOrToken item in list.Attributes.GetWithSeparators())
        {
            if (item.AsNode() is AttributeSyntax attribute && denses.Contains(attribute))
            {
                (AttributeSyntax flatten, AttributeSyntax dense) = Split(attribute);
                items.Add(flatten.WithLeadingTrivia(attribute.GetLeadingTrivia()));
                items.Add(Attributes.TokenAndSpace(SyntaxKind.CommaToken));
                items.Add(dense.WithLeadingTrivia());
            }
            else
            {
                items.Add(item);
            }
        }

        return [list.WithAttributes(SyntaxFactory.SeparatedList<AttributeSyntax>(items))];
    }

    // Where [Dense] says what it reads, [Flatten] reads that instead, and [Dense] reads [Flatten].
    private static (AttributeSyntax Flatten, AttributeSyntax Dense) Split(AttributeSyntax dense)
    {
        string flatten = Attributes.Sibling(dense, "Flatten");
        return Attributes.FindNamed(dense, "From") is AttributeArgumentSyntax from
            ? (Attributes.Parse(flatten + "(" + from + ")"), Attributes.RemoveArguments(dense, [from]))
            : (Attributes.Parse(flatten), dense);
    }
}
