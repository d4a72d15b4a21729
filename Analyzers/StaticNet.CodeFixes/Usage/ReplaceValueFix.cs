using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Analyzers;

namespace StaticNet.CodeFixes.Usage;

/// <summary>Replaces a number or a name that code hands over by what a rule knows to be meant, or to be the nearest that is taken.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceValueFix)), Shared]
public sealed class ReplaceValueFix : SyntaxFix<ValueEdit>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.ValueOutOfRange.Id, Rules.UnknownParameter.Id, Rules.UnknownFigure.Id];

    private protected override string TitleOf(ValueEdit target) => $"Replace {target.Old} by {target.Value}";

    // A constant that has a name is to be changed where it has its value.
    private protected override ValueEdit? FindTarget(SyntaxNode root, Diagnostic diagnostic) =>
        Attributes.At(root, diagnostic, FindingProperties.Replace, innermost: true) is ExpressionSyntax old
        && !old.DescendantNodesAndSelf().OfType<NameSyntax>().Any()
            ? new ValueEdit(old, diagnostic.Properties[FindingProperties.Replace]!)
            : null;

    private protected override SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<ValueEdit> targets)
    {
        Dictionary<SyntaxNode, string> values = targets.ToDictionary(static edit => (SyntaxNode)edit.Old, static edit => edit.Value);
        return root.ReplaceNodes(values.Keys, (old, _) => SyntaxFactory.ParseExpression(values[old]).WithTriviaFrom(old));
    }
}
