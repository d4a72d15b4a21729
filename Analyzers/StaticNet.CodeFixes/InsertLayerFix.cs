using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Analyzers;

namespace StaticNet.CodeFixes;

/// <summary>Inserts the layer that a rule knows to bring what arrives to another form.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertLayerFix)), Shared]
public sealed class InsertLayerFix : InsertFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [Rules.DenseWithoutFlatten.Id, Rules.WrongRank.Id, Rules.NotASequence.Id, Rules.LinearPair.Id];

    private protected override Insertion? FindTarget(SyntaxNode root, Diagnostic diagnostic) =>
        Attributes.LayerAt(root, diagnostic, FindingProperties.Before) is AttributeSyntax reader
            ? new Insertion(reader, diagnostic.Properties[FindingProperties.Before]!)
            : null;
}
