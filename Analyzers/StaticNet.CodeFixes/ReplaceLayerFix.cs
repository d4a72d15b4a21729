using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Analyzers;

namespace StaticNet.CodeFixes;

/// <summary>Replaces a layer by one of another kind.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceLayerFix)), Shared]
public sealed class ReplaceLayerFix : SyntaxFix<LayerEdit>
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [Rules.HiddenSoftmax.Id, Rules.SingleSoftmax.Id, Rules.SelfNormalization.Id, Rules.TorchOrder.Id];

    private protected override string TitleOf(LayerEdit target) => $"Replace [{Attributes.KindOf(target.Layer)}] by [{target.Text}]";

    private protected override LayerEdit? FindTarget(SyntaxNode root, Diagnostic diagnostic) =>
        Attributes.LayerAt(root, diagnostic, FindingProperties.Kind) is AttributeSyntax layer
            ? new LayerEdit(layer, diagnostic.Properties[FindingProperties.Kind]!)
            : null;

    private protected override SyntaxNode Rewrite(SyntaxNode root, IReadOnlyList<LayerEdit> targets) =>
        root.ReplaceNodes(targets.Select(static edit => edit.Layer), (layer, _) => Replace(targets.First(edit => edit.Layer == layer)));

    // The arguments stay, but those by position where the other layer begins with its own.
    private static AttributeSyntax Replace(LayerEdit edit)
    {
        AttributeSyntax layer = edit.Layer;
        AttributeSyntax other = Attributes.Parse(edit.Text);
        AttributeSyntax named = layer.WithName(Attributes.Parse(Attributes.Sibling(layer, other.Name.ToString())).Name.WithTriviaFrom(layer.Name));
        if (other.ArgumentList is not AttributeArgumentListSyntax first)
        {
            return named;
        }

        IEnumerable<string> arguments = first.Arguments
            .Select(argument => Attributes.Qualify(layer, argument.ToString()))
            .Concat((layer.ArgumentList?.Arguments ?? default).Where(static argument => argument.NameEquals is not null).Select(static argument => argument.ToString()));
        return Attributes.AddArguments(named.WithArgumentList(null), string.Join(", ", arguments)).WithTriviaFrom(layer);
    }
}
