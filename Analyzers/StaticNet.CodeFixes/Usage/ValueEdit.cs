using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes.Usage;

/// <summary>An expression that is to be another.</summary>
/// <param name="Old">As it is written.</param>
/// <param name="Value">The other.</param>
public sealed record ValueEdit(ExpressionSyntax Old, string Value);
