using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Analyzers.Advice;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.CodeFixes.Refactorings;

/// <summary>Lets the layer before apply an activation that is a layer of its own.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(LayerToActivationRefactoring)), Shared]
public sealed class LayerToActivationRefactoring : LayerRefactoring
{
    private protected override Offer? Find(LayerSelection selection)
    {
        int position = selection.Selected[0];
        if (selection.Selected.Count != 1 || position == 0 || selection.Model.Errors.Count > 0 || !selection.Inferred.KnowsReaders)
        {
            return null;
        }

        ModelView view = new(selection.Model);
        AttributeSyntax activation = selection.Layers[position];
        AttributeSyntax layer = selection.Layers[position - 1];
        if (view.Nodes.FirstOrDefault(node => node.Declaration.Position == position) is not { Declaration.Place: null } function
            || view.Nodes.FirstOrDefault(node => node.Declaration.Position == position - 1) is not { Declaration.Place: null } source
            || !CanApply(view, source, function)
            || !Attributes.IsBare((AttributeListSyntax)activation.Parent!))
        {
            return null;
        }

        string argument = "Activation = " + Attributes.Sibling(layer, "Activation." + ModelView.ActivationOf(function).Kind);
        AttributeSyntax applying = Attributes.FindNamed(layer, "Activation") is AttributeArgumentSyntax linear
            ? Attributes.AddArguments(Attributes.RemoveArguments(layer, [linear]), argument)
            : Attributes.AddArguments(layer, argument);
        return new Offer(
            $"Let [{Attributes.KindOf(layer)}] apply it", AttributeRemoval.Remove(selection.Root.TrackNodes(activation, layer), [activation], layer, applying))
        {
            RenamesParameters = selection.NamesUse,
        };
    }

    // The same function with the same parameters, of a layer that nobody else reads.
    private static bool CanApply(ModelView view, Node source, Node function)
    {
        AppliedActivation applied = ModelView.ActivationOf(function);
        LayerDeclaration applying = source.Declaration with { Arguments = [.. source.Declaration.Arguments, new Argument("Activation", (int)applied.Kind)] };
        return applied.Kind != ActivationKind.Linear
            && ModelView.LayerOf(function) is FunctionLayer
            && ModelView.LayerOf(source).HasKernel
            && ModelView.ActivationOf(source).Kind == ActivationKind.Linear
            && ModelView.LayerOf(source).Activation(applying) == applied
            && view.OnlyReader(source) == function
            && view.IsUnnamed(function)
            && view.KnowsGivenNamesOnly;
    }
}
