using Microsoft.CodeAnalysis;
using StaticNet.Generator.Declarations;

namespace StaticNet.Analyzers.Usage;

/// <summary>Types by their names, which is what is asked first of every call in a project.</summary>
internal static class RuntimeTypes
{
    /// <summary>Whether a type is one of StaticNet's runtime.</summary>
    public static bool IsOurs(ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol named && named.Name == name && DeclarationReader.IsOurs(named);

    /// <summary>Whether a type is <c>Span&lt;&gt;</c> or another one of the namespace System with one type argument.</summary>
    public static bool IsSystem(ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol { Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
        && type.Name == name;

    /// <summary>Whether it is memory of which a length is known: a span or what converts to one.</summary>
    public static bool IsMemory(ITypeSymbol? type) =>
        type is IArrayTypeSymbol
        || IsSystem(type, "Span") || IsSystem(type, "ReadOnlySpan") || IsSystem(type, "Memory") || IsSystem(type, "ReadOnlyMemory");
}
