using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.CodeFixes.Refactorings;

/// <summary>Asserts the shape that a layer makes, by an [Expect] behind it.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(InsertExpectRefactoring)), Shared]
public sealed class InsertExpectRefactoring : LayerRefactoring
{
    private protected override Offer? Find(LayerSelection selection)
    {
        // The last selected layer; of a block its last one, whose result is that of the block.
        int position = selection.Selected[selection.Selected.Count - 1];
        bool isExpected = position + 1 < selection.Layers.Count && Attributes.KindOf(selection.Layers[position + 1]) == "Expect";
        if (isExpected
            || !selection.Inferred.KnowsShapes
            || selection.Model.Nodes.LastOrDefault(node => node.Declaration.Position == position) is not Node node)
        {
            return null;
        }

        AttributeSyntax layer = selection.Layers[position];
        string expect = "Expect(" + string.Join(", ", node.Output.Dimensions.Select(static size => Text.Of(size))) + ")";
        return new Offer($"Insert [{expect}]", AttributeInsertion.After(selection.Root, layer, layer, expect));
    }
}
