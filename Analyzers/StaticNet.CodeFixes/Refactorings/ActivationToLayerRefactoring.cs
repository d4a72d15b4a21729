using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Analyzers.Advice;
using StaticNet.Generator.Shapes;

namespace StaticNet.CodeFixes.Refactorings;

/// <summary>Makes a layer of the activation that another applies.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(ActivationToLayerRefactoring)), Shared]
public sealed class ActivationToLayerRefactoring : LayerRefactoring
{
    private protected override Offer? Find(LayerSelection selection)
    {
        if (selection.Selected.Count != 1 || selection.Model.Errors.Count > 0 || !selection.Inferred.KnowsReaders)
        {
            return null;
        }

        AttributeSyntax layer = selection.Layers[selection.Selected[0]];
        ModelView view = new(selection.Model);
        return view.Nodes.FirstOrDefault(node => node.Declaration.Position == selection.Selected[0]) is { Declaration.Place: null } node
            && ModelView.LayerOf(node).HasKernel
            && ModelView.ActivationOf(node).Kind != ActivationKind.Linear
            && Attributes.FindNamed(layer, "Activation") is AttributeArgumentSyntax argument

            // Who knows it by its name would read it without the activation, or another with that name.
            && !view.IsNamed(node)
            && view.KnowsGivenNamesOnly
                ? new Offer(
                    "Make a layer of its activation",
                    AttributeInsertion.After(
                        selection.Root, layer, Attributes.RemoveArguments(layer, [argument]), $"Activation({argument.Expression})"))
                {
                    RenamesParameters = selection.NamesUse,
                }
                : null;
    }
}
