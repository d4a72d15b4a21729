using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Analyzers;

namespace StaticNet.CodeFixes;

/// <summary>Removes an argument that has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveArgumentFix)), Shared]
public sealed class RemoveArgumentFix : SyntaxFix<AttributeArgumentSyntax>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.ArgumentWithoutEffect.Id, Rules.JoinedWithItself.Id];

    private protected override string TitleOf(AttributeArgumentSyntax target) => $"Remove '{target}'";

    private protected override AttributeArgumentSyntax? FindTarget(SyntaxNode root, Diagnostic diagnostic) =>
        diagnostic.Id == Rules.JoinedWithItself.Id
            ? Attributes.At(root, diagnostic, FindingProperties.Remove) as AttributeArgumentSyntax
            : root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeArgumentSyntax>() is { NameEquals: not null } argument
                ? argument
                : null;

    private protected override SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<AttributeArgumentSyntax> targets)
    {
        Dictionary<AttributeSyntax, AttributeArgumentSyntax[]> byAttribute = targets
            .GroupBy(static target => target.FirstAncestorOrSelf<AttributeSyntax>()!)
            .ToDictionary(static group => group.Key, static group => group.ToArray());
        return root.ReplaceNodes(byAttribute.Keys, (attribute, _) => Attributes.RemoveArguments(attribute, byAttribute[attribute]));
    }
}
