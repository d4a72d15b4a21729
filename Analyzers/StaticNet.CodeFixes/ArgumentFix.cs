using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>Writes arguments whose values a rule knows.</summary>
public abstract class ArgumentFix : SyntaxFix<ArgumentEdit>
{
    private protected ArgumentFix()
    {
    }

    private protected sealed override SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<ArgumentEdit> targets) => Write(root, targets);

    /// <summary>Writes arguments into attributes of a file.</summary>
    internal static SyntaxNode Write(SyntaxNode root, IReadOnlyList<ArgumentEdit> targets)
    {
        // Two rules may have said the same.
        Dictionary<SyntaxNode, string> replaced = targets
            .Where(static edit => edit.Old is not null)
            .GroupBy(static edit => (SyntaxNode)edit.Old!)
            .ToDictionary(static edits => edits.Key, static edits => edits.First().Value);
        ILookup<SyntaxNode, string> added = targets
            .Where(static edit => edit.Old is null)
            .GroupBy(static edit => (edit.Layer, edit.Name))
            .ToLookup(static edits => (SyntaxNode)edits.Key.Layer, static edits => edits.Key.Name + " = " + edits.First().Value);
        return root.ReplaceNodes(replaced.Keys.Concat(added.Select(static edits => edits.Key)), (original, node) =>
            node is AttributeSyntax layer
                ? Attributes.AddArguments(layer, string.Join(", ", added[original]))
                : SyntaxFactory.ParseExpression(replaced[original]).WithTriviaFrom(node));
    }

    /// <summary>What a text such as <c>UseBias = false</c> asks to write at a place; null where that is in no attribute.</summary>
    internal static ArgumentEdit? Read(SyntaxNode? place, string text)
    {
        if (place?.FirstAncestorOrSelf<AttributeSyntax>() is not AttributeSyntax layer)
        {
            return null;
        }

        int equals = text.IndexOf(" = ", StringComparison.Ordinal);
        string value = Attributes.Qualify(layer, text.Substring(equals + 3));
        return new ArgumentEdit(layer, ExpressionOf(place), text.Substring(0, equals), value);
    }

    /// <summary>The expression at a place: an argument's, or an element's of an array.</summary>
    private protected static ExpressionSyntax? ExpressionOf(SyntaxNode? node) => node switch
    {
        AttributeArgumentSyntax argument => argument.Expression,
        ExpressionElementSyntax element => element.Expression,
        ExpressionSyntax expression => expression,
        _ => null,
    };
}
