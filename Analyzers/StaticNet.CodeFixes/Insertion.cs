using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.CodeFixes;

/// <summary>A layer to insert.</summary>
/// <param name="Reader">The layer before which it goes.</param>
/// <param name="Layer">The new one, as it would be written between brackets.</param>
public sealed record Insertion(AttributeSyntax Reader, string Layer);
