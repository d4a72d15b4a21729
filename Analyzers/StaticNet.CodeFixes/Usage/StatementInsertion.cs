using Microsoft.CodeAnalysis;

namespace StaticNet.CodeFixes.Usage;

/// <summary>A statement to put right after another.</summary>
/// <param name="After">The other: a statement, or the member that holds one in a program without a class.</param>
/// <param name="Text">The statement.</param>
public sealed record StatementInsertion(SyntaxNode After, string Text);
