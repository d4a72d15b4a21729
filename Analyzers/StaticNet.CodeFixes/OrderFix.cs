using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>
/// Puts an attribute before earlier ones of the same class. The lines stay, and the attributes move up in them, so that nothing is
/// reformatted.
/// </summary>
public abstract class OrderFix : SyntaxFix<LayerOrder>
{
    private protected OrderFix()
    {
    }

    /// <summary>The target, where both are on one class and nothing around them would be torn from its attribute.</summary>
    private protected static LayerOrder? Order(AttributeSyntax? first, AttributeSyntax? second) =>
        first is not null
        && second is not null
        && first.Parent?.Parent is TypeDeclarationSyntax type
        && second.Parent?.Parent == type
        && first.SpanStart < second.SpanStart
        && Between(first, second).Select(static attribute => (AttributeListSyntax)attribute.Parent!).Distinct().All(Attributes.IsBare)
            ? new LayerOrder(first, second)
            : null;

    private protected sealed override SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<LayerOrder> targets)
    {
        Dictionary<AttributeSyntax, AttributeSyntax> moved = [];
        foreach (LayerOrder target in targets)
        {
            AttributeSyntax[] places = Between(target.First, target.Second);
            if (places.Any(moved.ContainsKey))
            {
                continue;
            }

            for (int i = 0; i < places.Length; i++)
            {
                moved.Add(places[i], i == 0 ? target.Second : places[i - 1]);
            }
        }

        return root.ReplaceNodes(moved.Keys, (place, _) => moved[place].WithTriviaFrom(place));
    }

    private static AttributeSyntax[] Between(AttributeSyntax first, AttributeSyntax last) =>
    [
        .. ((TypeDeclarationSyntax)first.Parent!.Parent!).AttributeLists
            .SelectMany(static list => list.Attributes)
            .Where(attribute => attribute.SpanStart >= first.SpanStart && attribute.SpanStart <= last.SpanStart),
    ];
}
