using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>A layer to write in another way.</summary>
/// <param name="Layer">The attribute.</param>
/// <param name="Text">What a fix needs to know beside it.</param>
public sealed record LayerEdit(AttributeSyntax Layer, string Text);
