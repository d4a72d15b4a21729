using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
}

/// <summary>What is offered for selected layers.</summary>
/// <param name="Title">What the light bulb says.</param>
/// <param name="Root">The tree that it makes.</param>
internal sealed record Offer(string Title, SyntaxNode Root);
