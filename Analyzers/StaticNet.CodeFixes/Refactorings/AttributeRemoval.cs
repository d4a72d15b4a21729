using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes.Refactorings;

/// <summary>Takes attributes out of a class.</summary>
internal static class AttributeRemoval
{
    /// <summary>The tree without some attributes, and with another one rewritten. Lists that would be empty go too.</summary>
    /// <param name="root">A tree that tracks all of them.</param>
    /// <param name="removed">The attributes to remove.</param>
    /// <param name="old">The attribute to rewrite.</param>
    /// <param name="rewritten">What becomes of it.</param>
    public static SyntaxNode Remove(SyntaxNode root, IReadOnlyCollection<AttributeSyntax> removed, AttributeSyntax old, AttributeSyntax rewritten)
    {
        root = root.ReplaceNode(root.GetCurrentNode(old)!, rewritten);
        IEnumerable<SyntaxNode> nodes = removed
            .Select(attribute => root.GetCurrentNode(attribute)!)
            .GroupBy(static attribute => (AttributeListSyntax)attribute.Parent!)
            .SelectMany(static list => list.Count() == list.Key.Attributes.Count ? [list.Key] : list.Cast<SyntaxNode>());
        return root.RemoveNodes(nodes, SyntaxRemoveOptions.KeepNoTrivia)!;
    }
}
