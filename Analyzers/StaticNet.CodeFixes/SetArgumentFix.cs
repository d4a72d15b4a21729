using System;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Analyzers;

namespace StaticNet.CodeFixes;

/// <summary>Gives a layer the argument that a rule knows to help, be it there already or not.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetArgumentFix)), Shared]
public sealed class SetArgumentFix : ArgumentFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
    [
        Rules.WindowTooLarge.Id,
        Rules.WrongRank.Id,
        Rules.UnexpectedShape.Id,
        Rules.NotASequence.Id,
        Rules.HiddenSoftmax.Id,
        Rules.CancelledBias.Id,
        Rules.SingleSoftmax.Id,
        Rules.UnsuitableInitializer.Id,
        Rules.EqualUnits.Id,
        Rules.CutLogits.Id,
    ];

    private protected override string TitleOf(ArgumentEdit target) => $"Set {target.Name} = {target.Value} in [{Attributes.KindOf(target.Layer)}]";

    private protected override ArgumentEdit? FindTarget(SyntaxNode root, Diagnostic diagnostic)
    {
        if (Attributes.At(root, diagnostic, FindingProperties.Set) is not SyntaxNode place
            || place.FirstAncestorOrSelf<AttributeSyntax>() is not AttributeSyntax layer)
        {
            return null;
        }

        string text = diagnostic.Properties[FindingProperties.Set]!;
        int equals = text.IndexOf(" = ", StringComparison.Ordinal);
        string value = Attributes.Qualify(layer, text.Substring(equals + 3));
        return new ArgumentEdit(layer, ExpressionOf(place), text.Substring(0, equals), value);
    }
}
