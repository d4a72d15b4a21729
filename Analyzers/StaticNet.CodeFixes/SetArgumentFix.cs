using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
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
        Rules.NotAMultiple.Id,
        Rules.RepeatedActivation.Id,
        Rules.HiddenSoftmax.Id,
        Rules.CancelledBias.Id,
        Rules.SingleSoftmax.Id,
        Rules.UnsuitableInitializer.Id,
        Rules.EqualUnits.Id,
        Rules.CutLogits.Id,
        Rules.OtherElement.Id,
        Rules.NoSteps.Id,
        Rules.TwoActivations.Id,
        Rules.SmallMomentum.Id,
    ];

    private protected override string TitleOf(ArgumentEdit target) => $"Set {target.Name} = {target.Value} in [{Attributes.KindOf(target.Layer)}]";

    private protected override ArgumentEdit? FindTarget(SyntaxNode root, Diagnostic diagnostic) =>
        Attributes.At(root, diagnostic, FindingProperties.Set) is SyntaxNode place ? Read(place, diagnostic.Properties[FindingProperties.Set]!) : null;
}
