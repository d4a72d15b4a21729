using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>An argument to write.</summary>
/// <param name="Layer">The attribute.</param>
/// <param name="Old">What it replaces; null where the argument is not there.</param>
/// <param name="Name">The property that the argument sets; null where only what stands there is replaced.</param>
/// <param name="Value">Its value.</param>
public sealed record ArgumentEdit(AttributeSyntax Layer, ExpressionSyntax? Old, string? Name, string Value);
