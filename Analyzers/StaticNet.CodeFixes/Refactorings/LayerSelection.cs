using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.CodeFixes.Refactorings;

/// <summary>Layers of a network or a block that are selected.</summary>
/// <param name="Root">The tree.</param>
/// <param name="Part">The part of the class that has the layers.</param>
/// <param name="Class">The class.</param>
/// <param name="Inferred">What inference makes of it.</param>
/// <param name="Layers">All layer attributes in order.</param>
/// <param name="Selected">Those selected, as positions among <paramref name="Layers"/>; at least one.</param>
internal sealed record LayerSelection(
    SyntaxNode Root,
    TypeDeclarationSyntax Part,
    INamedTypeSymbol Class,
    SelectedModel Inferred,
    IReadOnlyList<AttributeSyntax> Layers,
    IReadOnlyList<int> Selected)
{
    public NetworkModel Model => Inferred.Model;

    /// <summary>Whether the last layer of a block is selected: it has the name of the block's use, and hands that on when another comes after it.</summary>
    public bool NamesUse => DeclarationReader.FindNetwork(Class) is null
        && Layers.Skip(Selected[Selected.Count - 1] + 1).All(static layer => !LayerKinds.IsLayer(Attributes.KindOf(layer)));
}

/// <summary>What is offered for selected layers.</summary>
/// <param name="Title">What the light bulb says.</param>
/// <param name="Root">The tree that it makes.</param>
internal sealed record Offer(string Title, SyntaxNode Root)
{
    /// <summary>Whether parameters have other names then.</summary>
    public bool RenamesParameters { get; init; }

    /// <summary>What the light bulb says, with what it has to warn of.</summary>
    public string FullTitle => RenamesParameters ? Title + " (renames parameters: weight files of before do not load)" : Title;
}
