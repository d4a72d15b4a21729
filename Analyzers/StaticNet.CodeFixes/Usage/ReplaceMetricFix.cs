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

/// <summary>Replaces a metric by the one that reads the labels there are.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceMetricFix)), Shared]
public sealed class ReplaceMetricFix : SyntaxFix<TypeEdit>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.MetricTargets.Id];

    private protected override string TitleOf(TypeEdit target) => $"Replace {target.Type.Identifier.ValueText} by {target.Name}";

    private protected override TypeEdit? FindTarget(SyntaxNode root, Diagnostic diagnostic) =>
        Attributes.At(root, diagnostic, FindingProperties.Replace, innermost: true) is ObjectCreationExpressionSyntax metric
        && metric.Type.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault() is GenericNameSyntax type
            ? new TypeEdit(type, diagnostic.Properties[FindingProperties.Replace]!)
            : null;

    private protected override SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<TypeEdit> targets) =>
        root.ReplaceNodes(targets.Select(static edit => edit.Type), (type, _) =>
            type.WithIdentifier(SyntaxFactory.Identifier(targets.First(edit => edit.Type == type).Name)));
}
