using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>Two attributes of a class whose order is wrong.</summary>
/// <param name="First">The one that stands first.</param>
/// <param name="Second">The one that is to stand first.</param>
public sealed record LayerOrder(AttributeSyntax First, AttributeSyntax Second);
