using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes.Usage;

/// <summary>A generic type that is to be another.</summary>
/// <param name="Type">As it is written.</param>
/// <param name="Name">The other's name.</param>
public sealed record TypeEdit(GenericNameSyntax Type, string Name);
