using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNet.Generator.Common;
using StaticNet.Generator.Emission;

namespace StaticNet.Generator.Declarations;

/// <summary>Reads what the user has put into a network's class that generated members may meet.</summary>
internal static class OwnMemberReader
{
    /// <summary>The members that have a generated one's name, the class itself or an abstract one of a base class if it has one, and all constructors.</summary>
    public static EquatableArray<OwnMember> Members(INamedTypeSymbol type, string hintName) =>
        (HasTakenName(type) ? [new OwnMember(type.Name, null)] : Enumerable.Empty<OwnMember>())
            .Concat(Inherited(type).Where(static member => member.IsAbstract).Concat(Symbols(type, hintName)).Select(Read))
            .ToEquatableArray();

    /// <summary>Whether the class itself is called like a generated member, which C# does not allow.</summary>
    public static bool HasTakenName(INamedTypeSymbol type) => GeneratedMembers.Names.Contains(type.Name);

    /// <summary>
    /// Members of base classes that have a generated one's name, of each the nearest: what is generated overrides none, and would
    /// leave an abstract one without a body.
    /// </summary>
    public static IEnumerable<ISymbol> Inherited(INamedTypeSymbol type)
    {
        HashSet<OwnMember> nearer = [];
        for (INamedTypeSymbol? parent = type.BaseType; parent is { SpecialType: not SpecialType.System_Object }; parent = parent.BaseType)
        {
            foreach (ISymbol member in GeneratedMembers.Names.SelectMany(name => parent.GetMembers(name)))
            {
                if (member.Name != OwnMember.Constructor && member.DeclaredAccessibility != Accessibility.Private && nearer.Add(Read(member)))
                {
                    yield return member;
                }
            }
        }
    }

    /// <summary>The user's own members that have a generated one's name, and all constructors.</summary>
    public static IEnumerable<ISymbol> Symbols(INamedTypeSymbol type, string hintName)
    {
        foreach (ISymbol member in GeneratedMembers.Names.SelectMany(name => type.GetMembers(name)))
        {
            // Analyzers see the generated members too.
            if (!member.IsImplicitlyDeclared
                && !(member is IMethodSymbol { IsGenericMethod: true } && GeneratedMembers.IsMethod(member.Name))
                && member.DeclaringSyntaxReferences.FirstOrDefault() is SyntaxReference place
                && !place.SyntaxTree.FilePath.EndsWith(hintName, StringComparison.Ordinal))
            {
                yield return member;
            }
        }
    }

    /// <summary>A member as data.</summary>
    public static OwnMember Read(ISymbol member) => new(
        member.Name,
        member is IMethodSymbol method ? string.Join(", ", method.Parameters.Select(Type)) : null);

    /// <summary>The interfaces of networks among all that the class is said to implement.</summary>
    public static EquatableArray<Contract> Contracts(INamedTypeSymbol type)
    {
        ImmutableArray<INamedTypeSymbol> all = type.AllInterfaces;
        return all.IsEmpty ? [] : all
            .Where(static each => each.Name is Contract.Network or Contract.Streaming && DeclarationReader.IsOurs(each) && each.TypeArguments.Length == 1)
            .Where(static each => each.TypeArguments[0].TypeKind is TypeKind.Struct)
            .Where(each => type.BaseType is null || !type.BaseType.AllInterfaces.Contains(each, SymbolEqualityComparer.Default))
            .Select(static each => new Contract(each.Name, each.TypeArguments[0].ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)))
            .ToEquatableArray();
    }

    private static string Type(IParameterSymbol parameter) =>
        (parameter.RefKind == RefKind.None ? "" : "ref ") + parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
