using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Analyzers;

namespace StaticNet.CodeFixes;

/// <summary>Makes an [Expect] tell the shape that there is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExpectShapeFix)), Shared]
public sealed class ExpectShapeFix : SyntaxFix<LayerEdit>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Rules.UnexpectedShape.Id];

    private protected override string TitleOf(LayerEdit target) => $"Expect({target.Text})";

    private protected override LayerEdit? FindTarget(SyntaxNode root, Diagnostic diagnostic) =>
        Attributes.LayerAt(root, diagnostic, FindingProperties.Sizes) is AttributeSyntax expect
            ? new LayerEdit(expect, diagnostic.Properties[FindingProperties.Sizes]!)
            : null;

    private protected override SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<LayerEdit> targets) =>
        root.ReplaceNodes(targets.Select(static edit => edit.Layer), (expect, _) =>
        {
            IEnumerable<string> named = (expect.ArgumentList?.Arguments ?? default)
                .Where(static argument => argument.NameEquals is not null)
                .Select(static argument => argument.ToString());
            string sizes = targets.First(edit => edit.Layer == expect).Text;
            return Attributes.AddArguments(expect.WithArgumentList(null), string.Join(", ", named.Prepend(sizes))).WithTriviaFrom(expect);
        });
}
