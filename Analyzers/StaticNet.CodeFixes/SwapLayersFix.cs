using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using StaticNet.Analyzers;

namespace StaticNet.CodeFixes;

/// <summary>Puts dropout behind the normalisation that follows it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwapLayersFix)), Shared]
public sealed class SwapLayersFix : OrderFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.DropoutBeforeNormalization.Id];

    private protected override string TitleOf(LayerOrder target) =>
        $"Move [{Attributes.KindOf(target.First)}] behind [{Attributes.KindOf(target.Second)}]";

    private protected override LayerOrder? FindTarget(SyntaxNode root, Diagnostic diagnostic) =>
        Order(Attributes.Find(root, diagnostic), Attributes.LayerAt(root, diagnostic, FindingProperties.Swap));
}
