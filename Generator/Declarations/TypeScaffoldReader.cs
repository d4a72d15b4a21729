using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generator.Common;

namespace StaticNet.Generator.Declarations;

/// <summary>Reads where the generated part of a class goes, and whether there can be one.</summary>
internal static class TypeScaffoldReader
{
    public static TypeScaffold Read(INamedTypeSymbol type)
    {
        List<string> containers = [];
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            containers.Insert(0, PartialDeclaration(outer));
        }

        List<string> namespaces = [];
        for (INamespaceSymbol? space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            namespaces.Insert(0, Escape(space.Name));
        }

        return new TypeScaffold(
            string.Join(".", namespaces),
            containers.ToEquatableArray(),
            PartialDeclaration(type),
            type.Name,
            HintName(type))
        {
            Identifier = Escape(type.Name),
        };
    }

    public static ClassProblem FindProblem(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.IsRecord)
        {
            return ClassProblem.Record;
        }

        if (type.IsStatic)
        {
            return ClassProblem.Static;
        }

        if (type.IsFileLocal)
        {
            return ClassProblem.FileLocal;
        }

        if (Parts(type, cancellation).Any(static part => part is ClassDeclarationSyntax { ParameterList: not null }))
        {
            return ClassProblem.PrimaryConstructor;
        }

        if (!IsPartial(type, cancellation))
        {
            return ClassProblem.NotPartial;
        }

        for (INamedTypeSymbol? inherited = type.BaseType; inherited is not null; inherited = inherited.BaseType)
        {
            if (DeclarationReader.IsNetwork(inherited))
            {
                return ClassProblem.InheritsNetwork;
            }
        }

        if (type.BaseType is { TypeKind: TypeKind.Class } parent && !parent.InstanceConstructors.Any(CanBeCalledBare))
        {
            return ClassProblem.NoBaseConstructor;
        }

        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsFileLocal)
            {
                return ClassProblem.FileLocal;
            }

            if (!IsPartial(outer, cancellation))
            {
                return ClassProblem.ContainerNotPartial;
            }
        }

        return ClassProblem.None;
    }

    // What cannot be seen C# reports; a constructor that is private may be one of a type around the network.
    private static bool CanBeCalledBare(IMethodSymbol constructor) =>
        constructor.Parameters.All(static parameter => parameter.IsOptional || parameter.IsParams);

    private static IEnumerable<TypeDeclarationSyntax> Parts(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>();

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        Parts(type, cancellation).All(static part => part.Modifiers.Any(SyntaxKind.PartialKeyword));

    // Constraints, accessibility and the like need not be repeated: they come from the user's part.
    private static string PartialDeclaration(INamedTypeSymbol type)
    {
        string keyword = (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, false) => "struct",
            (TypeKind.Interface, _) => "interface",
            (_, true) => "record",
            _ => "class",
        };
        string parameters = type.TypeParameters.IsEmpty
            ? string.Empty
            : "<" + string.Join(", ", type.TypeParameters.Select(static parameter => Escape(parameter.Name))) + ">";
        return "partial " + keyword + " " + Escape(type.Name) + parameters;
    }

    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    // Roslyn compares hint names without regard to case, C# names with it: the hash keeps Net and NET apart.
    private static string HintName(INamedTypeSymbol type)
    {
        string name = type.MetadataName;
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name = outer.MetadataName + "+" + name;
        }

        for (INamespaceSymbol? space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            name = space.MetadataName + "." + name;
        }

        // FNV-1a, since string.GetHashCode changes from run to run.
        uint hash = 2166136261;
        foreach (char character in name)
        {
            hash = unchecked((hash ^ character) * 16777619);
        }

        return name + "." + hash.ToString("x8") + ".g.cs";
    }
}
