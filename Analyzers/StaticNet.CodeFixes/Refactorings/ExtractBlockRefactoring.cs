using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Analyzers.Advice;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;

namespace StaticNet.CodeFixes.Refactorings;

/// <summary>Makes a [Block] of selected layers, and uses it in their place.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(ExtractBlockRefactoring)), Shared]
public sealed class ExtractBlockRefactoring : LayerRefactoring
{
    private protected override Offer? Find(LayerSelection selection)
    {
        AttributeSyntax[] layers = [.. selection.Selected.Select(position => selection.Layers[position])];
        if (layers.Length < 2
            || selection.Model.Errors.Count > 0
            || !selection.Inferred.KnowsReaders
            || selection.Part is not ClassDeclarationSyntax
            || !CanExtract(selection)
            || !layers.Select(static layer => (AttributeListSyntax)layer.Parent!).Distinct().All(Attributes.IsBare))
        {
            return null;
        }

        string name = FreeName(selection.Class);
        SyntaxNode root = selection.Root.TrackNodes([.. layers, selection.Part]);
        AttributeSyntax use = Attributes.Parse(Attributes.Sibling(layers[0], $"Use<{name}>")).WithTriviaFrom(layers[0]);
        root = AttributeRemoval.Remove(root, [.. layers.Skip(1)], layers[0], use);
        root = root.InsertNodesBefore(root.GetCurrentNode(selection.Part)!, [Block(selection.Part, layers, name)]);
        return new Offer($"Extract [Block] '{name}'", root)
        {
            RenamesParameters = selection.Model.Nodes.Any(node => node.Parameters.Count > 0 && selection.Selected.Contains(node.Declaration.Position)),
        };
    }

    // What is named inside is named by layers inside, and the reverse: a block's names are its own, and its automatic ones begin anew.
    private static bool CanExtract(LayerSelection selection)
    {
        ModelView view = new(selection.Model);
        bool IsSelected(int position) => selection.Selected.Contains(position);
        return view.KnowsGivenNamesOnly
            && selection.Model.Declaration.Layers.All(layer =>
                !IsSelected(layer.Position)
                || (layer.Kind is not (LayerKinds.Input or LayerKinds.Output) && layer.Name != "input"))
            && selection.Model.Declaration.Layers.All(layer => view.Nodes.All(node =>
                !ModelView.Names(layer, node.Name) || IsSelected(layer.Position) == IsSelected(node.Declaration.Position)))
            && view.Nodes.Any(node => IsSelected(node.Declaration.Position));
    }

    // As the class itself is written, without its documentation.
    private static MemberDeclarationSyntax Block(TypeDeclarationSyntax network, AttributeSyntax[] layers, string name)
    {
        string indentation = string.Concat(network.GetLeadingTrivia().Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        string line = network.SyntaxTree.GetText().ToString().Contains("\r\n") ? "\r\n" : "\n";
        string access = string.Concat(network.Modifiers
            .Where(static each => each.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.FileKeyword)
            .Select(static each => each.Text + " "));
        string attributes = string.Concat(layers.Select(layer => $"{indentation}[{layer}]{line}"));
        return SyntaxFactory.ParseMemberDeclaration(
            $"{indentation}[{Attributes.Sibling(layers[0], "Block")}]{line}{attributes}{indentation}{access}sealed class {name};")!
            .WithTrailingTrivia(SyntaxFactory.EndOfLine(line), SyntaxFactory.EndOfLine(line));
    }

    private static string FreeName(INamedTypeSymbol type)
    {
        INamespaceOrTypeSymbol place = (INamespaceOrTypeSymbol?)type.ContainingType ?? type.ContainingNamespace;
        string stem = type.Name + (DeclarationReader.FindNetwork(type) is null ? "Part" : "Block");
        string name = stem;
        for (int i = 2; place.GetMembers(name).Any(); i++)
        {
            name = stem + Text.Of(i);
        }

        return name;
    }
}
