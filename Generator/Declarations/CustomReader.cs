using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNet.Generator.Common;

namespace StaticNet.Generator.Declarations;

/// <summary>Reads the struct that a [Custom] attribute names, as far as its declaration goes; its methods are never looked into.</summary>
internal static class CustomReader
{
    /// <summary>The struct of a [Custom] attribute; null for any other attribute, and where C# does not know the struct.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="user">The class that carries it.</param>
    public static CustomDeclaration? Read(AttributeData attribute, INamedTypeSymbol user) =>
        attribute.AttributeClass is { Name: "CustomAttribute", TypeArguments.Length: 1 } custom
        && custom.TypeArguments[0] is INamedTypeSymbol { TypeKind: TypeKind.Struct } type
            ? Read(type, user.ContainingAssembly)
            : null;

    private static CustomDeclaration Read(INamedTypeSymbol type, IAssemblySymbol user)
    {
        bool Implements(SpecialType element) => type.AllInterfaces.Any(each =>
            each is { Name: "ICustomLayer", TypeArguments.Length: 1 }
            && DeclarationReader.IsOurs(each)
            && each.TypeArguments[0].SpecialType == element);
        return new CustomDeclaration(
            type.Name,
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            Implements(SpecialType.System_Single),
            Implements(SpecialType.System_Double),
            WhyHidden(type, user),
            AttributesOf(type, "CustomLayerAttribute").Select(DeclarationReader.ReadArguments).Select(static arguments =>
                Value<EquatableArray<int>>(arguments, "OutputShape", [])).FirstOrDefault(),
            AttributesOf(type, "CustomParameterAttribute").Select(ReadParameter).ToEquatableArray());
    }

    private static CustomParameter ReadParameter(AttributeData attribute)
    {
        EquatableArray<Argument> arguments = DeclarationReader.ReadArguments(attribute);
        return new CustomParameter(
            Value(arguments, "Name", string.Empty),
            Value<EquatableArray<int>>(arguments, "Shape", []),
            Value(arguments, "Initializer", 0),
            Value(arguments, "InitializerValue", 0d));
    }

    private static IEnumerable<AttributeData> AttributesOf(INamedTypeSymbol type, string name) =>
        type.GetAttributes().Where(attribute => attribute.AttributeClass is { } kind && kind.Name == name && DeclarationReader.IsOurs(kind));

    private static T Value<T>(EquatableArray<Argument> arguments, string name, T fallback) =>
        arguments.LastOrDefault(argument => argument.Name == name)?.Value is T value ? value : fallback;

    // Generated code lies in a namespace of its own: it sees what the whole assembly sees.
    private static string? WhyHidden(ITypeSymbol type, IAssemblySymbol user)
    {
        for (INamedTypeSymbol? each = type as INamedTypeSymbol; each is not null; each = each.ContainingType)
        {
            string it = SymbolEqualityComparer.Default.Equals(each, type) ? string.Empty : "lies in '" + each.Name + "', which ";
            if (each.IsFileLocal)
            {
                return it + "is visible in its file only";
            }

            bool friend = each.ContainingAssembly is null
                || SymbolEqualityComparer.Default.Equals(each.ContainingAssembly, user)
                || each.ContainingAssembly.GivesAccessTo(user);
            bool visible = each.DeclaredAccessibility switch
            {
                Accessibility.Public => true,
                Accessibility.Internal or Accessibility.ProtectedOrInternal => friend,
                _ => false,
            };
            if (!visible)
            {
                return it + (each.DeclaredAccessibility switch
                {
                    Accessibility.Private => "is private",
                    Accessibility.Internal => "is internal to another assembly",
                    _ => "is protected",
                });
            }

            foreach (ITypeSymbol argument in each.TypeArguments)
            {
                if (WhyHidden(argument, user) is not null)
                {
                    return "has the type argument '" + argument.Name + "', which generated code does not see";
                }
            }
        }

        return null;
    }
}
