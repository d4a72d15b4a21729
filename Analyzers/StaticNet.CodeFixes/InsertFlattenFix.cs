using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Analyzers;

namespace StaticNet.CodeFixes;

/// <summary>Inserts [Flatten] before a [Dense] that reads a spatial tensor.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertFlattenFix)), Shared]
public sealed class InsertFlattenFix : InsertFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.DenseWithoutFlatten.Id];

    private protected override Insertion? FindTarget(SyntaxNode root, Diagnostic diagnostic) =>
        Attributes.Find(root, diagnostic) is { Parent: AttributeListSyntax } dense && Attributes.KindOf(dense) == "Dense"
            ? new Insertion(dense, "Flatten")
            : null;
}
