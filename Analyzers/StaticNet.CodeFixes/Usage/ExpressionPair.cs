using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes.Usage;

/// <summary>Two expressions that are to change places.</summary>
/// <param name="First">The first.</param>
/// <param name="Second">The second.</param>
public sealed record ExpressionPair(ExpressionSyntax First, ExpressionSyntax Second);
