using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using StaticNet.Analyzers;

namespace StaticNet.CodeFixes;

/// <summary>Moves [Input] before the other layers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InputFirstFix)), Shared]
public sealed class InputFirstFix : OrderFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.InputNotFirst.Id];

    private protected override string TitleOf(LayerOrder target) => $"Move [{target.Second}] to the front";

    private protected override LayerOrder? FindTarget(SyntaxNode root, Diagnostic diagnostic) => Order(
        Attributes.LayerAt(root, diagnostic, FindingProperties.First), Attributes.LayerAt(root, diagnostic, FindingProperties.Front));
}
