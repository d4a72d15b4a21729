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

/// <summary>Replaces an argument by what a rule knows to be meant, or to be the nearest that is possible.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceArgumentFix)), Shared]
public sealed class ReplaceArgumentFix : ArgumentFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
    [
        Rules.InvalidName.Id,
        Rules.DuplicateName.Id,
        Rules.UnknownLayer.Id,
        Rules.ArgumentOutOfRange.Id,
        Rules.GroupsDoNotDivide.Id,
        Rules.NotAMultiple.Id,
        Rules.ReshapeElements.Id,
        Rules.SkippedInput.Id,
        Rules.HiddenSoftmax.Id,
        Rules.SingleSoftmax.Id,
        Rules.WholeDivision.Id,
    ];

    private protected override string TitleOf(ArgumentEdit target) => $"Replace {target.Old} by {target.Value}";

    private protected override ArgumentEdit? FindTarget(SyntaxNode root, Diagnostic diagnostic) =>
        Attributes.At(root, diagnostic, FindingProperties.Replace) is SyntaxNode place
        && ExpressionOf(place) is ExpressionSyntax old
        && place.FirstAncestorOrSelf<AttributeSyntax>() is AttributeSyntax layer
        && diagnostic.Properties[FindingProperties.Replace] is string text
        && (char.IsUpper(text[0]) || Names(old).All(Names(SyntaxFactory.ParseExpression(text)).Contains))
            ? new ArgumentEdit(layer, old, null, Attributes.Qualify(layer, text))
            : null;

    // A number or name that has been given a name is to be changed where it has its value, if it does not stay; a number in the place
    // of an enum is no C#.
    private static IEnumerable<string> Names(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(static name => name.Identifier.ValueText);
}
