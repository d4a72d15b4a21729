using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using StaticNet.Generator.Common;
using StaticNet.Generator.Layers;

namespace StaticNet.Generator.Declarations;

/// <summary>Reads the attributes of a class into records. From here on no stage sees a symbol.</summary>
internal static class DeclarationReader
{
    private const string NotMarked = "is not marked with [Block]";

    /// <summary>
    /// The network that a class declares; null where it carries no [Network], or where no part can be generated for it
    /// (<see cref="TypeScaffoldReader.FindProblem"/> tells why).
    /// </summary>
    public static NetworkDeclaration? Read(INamedTypeSymbol type, CancellationToken cancellation) =>
        TypeScaffoldReader.FindProblem(type, cancellation) == ClassProblem.None
            ? ReadUnchecked(type, cancellation)
            : null;

    /// <summary>
    /// As <see cref="Read(INamedTypeSymbol, CancellationToken)"/>; null also for a part whose [Network] is not the first: C#
    /// reports the second, and one class is generated once.
    /// </summary>
    public static NetworkDeclaration? Read(INamedTypeSymbol type, SyntaxNode part, CancellationToken cancellation) =>
        FindNetwork(type)?.ApplicationSyntaxReference is SyntaxReference network
        && network.SyntaxTree == part.SyntaxTree
        && part.Span.Contains(network.Span)
            ? Read(type, cancellation)
            : null;

    /// <summary>As <see cref="Read(INamedTypeSymbol, CancellationToken)"/>, also for a class that cannot be extended: its layers can be checked all the same.</summary>
    public static NetworkDeclaration? ReadUnchecked(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (FindNetwork(type) is not AttributeData network)
        {
            return null;
        }

        EquatableArray<Argument> options = ReadArguments(network);
        int Option(string name) => options.FirstOrDefault(option => option.Name == name)?.Value is int value ? value : 0;
        TypeScaffold scaffold = TypeScaffoldReader.Read(type);
        return new NetworkDeclaration(
            scaffold,
            (Precision)Option(nameof(NetworkDeclaration.Precision)),
            Option(nameof(NetworkDeclaration.Tile)),
            options.FirstOrDefault(static option => option.Name == nameof(NetworkDeclaration.Winograd))?.Value is not false,
            ReadLayers(type, network, ImmutableArray<INamedTypeSymbol>.Empty, cancellation))
        {
            OwnMembers = OwnMemberReader.Members(type, scaffold.HintName),
            Contracts = OwnMemberReader.Contracts(type),
        };
    }

    /// <summary>The block that a class declares; null where it is not marked with [Block].</summary>
    public static BlockDeclaration? ReadBlock(INamedTypeSymbol type, CancellationToken cancellation) =>
        FindBlock(type) is null ? null : ReadBlock(type, ImmutableArray<INamedTypeSymbol>.Empty, cancellation);

    /// <summary>The [Network] attribute of a class, if any.</summary>
    public static AttributeData? FindNetwork(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(static attribute =>
            attribute is { ApplicationSyntaxReference: not null, AttributeClass: { Name: "NetworkAttribute" } kind } && IsOurs(kind));

    /// <summary>Whether a class, which may be one of another assembly, carries [Network].</summary>
    public static bool IsNetwork(INamedTypeSymbol type) =>
        type.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "NetworkAttribute" } kind && IsOurs(kind));

    /// <summary>The [Block] attribute of a class, if any; the class may be one of another assembly.</summary>
    public static AttributeData? FindBlock(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(static attribute =>
            attribute is { AttributeClass: { Name: "BlockAttribute" } kind } && IsOurs(kind));

    /// <summary>The [Budget] attribute of a class, if any.</summary>
    public static AttributeData? FindBudget(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(static attribute =>
            attribute is { ApplicationSyntaxReference: not null, AttributeClass: { Name: "BudgetAttribute" } kind } && IsOurs(kind));

    /// <summary>
    /// The layer attributes on the part of the class that carries [Network] or [Block], in source order: those that
    /// <see cref="NetworkDeclaration.Layers"/> was read from, index by index.
    /// </summary>
    public static ImmutableArray<AttributeData> FindLayers(INamedTypeSymbol type, AttributeData marker, CancellationToken cancellation)
    {
        // A compiled class has one part, and its attributes are in order.
        if (marker.ApplicationSyntaxReference is not SyntaxReference reference)
        {
            return type.GetAttributes().Where(IsLayer).ToImmutableArray();
        }

        // Attribute, attribute list, type declaration.
        SyntaxNode? part = reference.GetSyntax(cancellation).Parent?.Parent;
        return part is null
            ? ImmutableArray<AttributeData>.Empty
            : FindAllLayers(type)
                .Where(attribute =>
                    attribute.ApplicationSyntaxReference!.SyntaxTree == part.SyntaxTree
                    && part.Span.Contains(attribute.ApplicationSyntaxReference.Span))
                .OrderBy(static attribute => attribute.ApplicationSyntaxReference!.Span.Start)
                .ToImmutableArray();
    }

    /// <summary>The layer attributes on all parts of a class, in no particular order.</summary>
    public static IEnumerable<AttributeData> FindAllLayers(INamedTypeSymbol type) =>
        type.GetAttributes().Where(static attribute => attribute.ApplicationSyntaxReference is not null && IsLayer(attribute));

    /// <summary>Attributes that are derived from those of layers, and not the runtime's: nobody could tell what they mean.</summary>
    public static IEnumerable<AttributeData> FindForeignLayers(INamedTypeSymbol type) =>
        type.GetAttributes().Where(static attribute =>
            attribute is { ApplicationSyntaxReference: not null, AttributeClass: { } kind } && !IsOurs(kind) && IsLayer(kind));

    /// <summary>Attributes that have a layer's name and are none of the runtime's: a nearer class is called so.</summary>
    public static IEnumerable<AttributeData> FindNamesakes(INamedTypeSymbol type) =>
        type.GetAttributes().Where(static attribute =>
            attribute is { ApplicationSyntaxReference: not null, AttributeClass: { TypeKind: not TypeKind.Error } kind }
            && !IsOurs(kind)
            && !IsLayer(kind)
            && kind.Name.EndsWith(WellKnownNames.AttributeSuffix, StringComparison.Ordinal)
            && LayerCatalog.Find(kind.Name.Substring(0, kind.Name.Length - WellKnownNames.AttributeSuffix.Length)) is not null);

    /// <summary>
    /// The properties that a constructor parameter sets, as far as its attribute has them: <c>filters</c> sets <c>Filters</c>,
    /// and <c>kernelSize</c> sets <c>KernelSize</c>, or else the size along each axis: <c>KernelDepth</c>, <c>KernelHeight</c>
    /// and <c>KernelWidth</c>.
    /// </summary>
    public static ImmutableArray<string> PropertiesOf(string parameter)
    {
        string name = char.ToUpperInvariant(parameter[0]) + parameter.Substring(1);
        const string Size = "Size";
        if (!name.EndsWith(Size, StringComparison.Ordinal))
        {
            return ImmutableArray.Create(name);
        }

        string stem = name.Substring(0, name.Length - Size.Length);
        return ImmutableArray.Create(name, stem + "Depth", stem + "Height", stem + "Width");
    }

    /// <summary>The arguments of an attribute, those of its constructor under the names of the properties that they set.</summary>
    public static EquatableArray<Argument> ReadArguments(AttributeData attribute)
    {
        List<Argument> arguments = [];
        if (attribute.AttributeConstructor is IMethodSymbol constructor)
        {
            // An attribute that the compiler rejects may have fewer arguments than parameters.
            int count = Math.Min(constructor.Parameters.Length, attribute.ConstructorArguments.Length);
            for (int i = 0; i < count; i++)
            {
                // A name that is null names nothing, and shall be complained of as such.
                TypedConstant constant = attribute.ConstructorArguments[i];
                object? read = constant is { Kind: TypedConstantKind.Primitive, IsNull: true, Type.SpecialType: SpecialType.System_String }
                    ? string.Empty
                    : ReadValue(constant);
                if (read is object value)
                {
                    arguments.AddRange(PropertiesOf(constructor.Parameters[i].Name)
                        .Where(name => HasProperty(constructor.ContainingType, name))
                        .Select(name => new Argument(name, value)));
                }
            }
        }

        foreach (KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
        {
            if (ReadValue(named.Value) is object value)
            {
                arguments.Add(new Argument(named.Key, value));
            }
        }

        return arguments.ToEquatableArray();
    }

    /// <summary>Whether a type is one of the runtime. A layer that a user derives is not: nobody could tell what it means.</summary>
    public static bool IsOurs(INamedTypeSymbol type) =>
        type is { ContainingType: null, ContainingNamespace: { Name: WellKnownNames.Namespace, ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsLayer(AttributeData attribute) => attribute.AttributeClass is { } kind && IsOurs(kind) && IsLayer(kind);

    private static bool IsLayer(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? kind = type.BaseType; kind is not null; kind = kind.BaseType)
        {
            if (kind.Name == "LayerAttribute" && IsOurs(kind))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasProperty(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? kind = type; kind is not null; kind = kind.BaseType)
        {
            if (kind.GetMembers(name).Any(static member => member.Kind == SymbolKind.Property))
            {
                return true;
            }
        }

        return false;
    }

    // The layers of a class. The users are the blocks on the way to it.
    private static EquatableArray<LayerDeclaration> ReadLayers(
        INamedTypeSymbol type, AttributeData marker, ImmutableArray<INamedTypeSymbol> users, CancellationToken cancellation) =>
        FindLayers(type, marker, cancellation)
            .Select((attribute, i) => ReadLayer(attribute) with
            {
                Position = i,
                Block = ReadUse(attribute, users, cancellation),
                Custom = CustomReader.Read(attribute, type),
            })
            .ToEquatableArray();

    private static BlockDeclaration? ReadUse(
        AttributeData attribute, ImmutableArray<INamedTypeSymbol> users, CancellationToken cancellation) =>
        attribute.AttributeClass is { Name: "UseAttribute", TypeArguments.Length: 1 } use
        && use.TypeArguments[0] is { TypeKind: not TypeKind.Error } block
            ? block is INamedTypeSymbol named
                ? ReadBlock(named.OriginalDefinition, users, cancellation)
                : new BlockDeclaration(block.ToDisplayString(), NotMarked, [])
            : null;

    private static BlockDeclaration ReadBlock(
        INamedTypeSymbol type, ImmutableArray<INamedTypeSymbol> users, CancellationToken cancellation)
    {
        BlockDeclaration Unusable(string problem) => new(type.Name, problem, []);
        if (FindBlock(type) is not AttributeData marker)
        {
            return Unusable(IsNetwork(type)
                ? "is a network, which reads an [Input] of its own; move its layers without [Input] into a class marked with [Block], and use that in both"
                : NotMarked);
        }

        if (users.Contains(type, SymbolEqualityComparer.Default))
        {
            return Unusable("uses itself");
        }

        EquatableArray<LayerDeclaration> layers = ReadLayers(type, marker, users.Add(type), cancellation);
        return !layers.Any(static layer => LayerKinds.IsLayer(layer.Kind) || layer.Kind == LayerKinds.Output) ? Unusable("has no layers")
            : layers.Any(static layer => layer.Kind == "Input") ? Unusable("has an [Input], but reads what comes before its use")
            : layers.Any(static layer => layer.Kind == "Output") ? Unusable("has an [Output], but hands on what its last layer makes")
            : layers.Any(static layer => layer.Name == BlockDeclaration.Input)
                ? Unusable("names a layer '" + BlockDeclaration.Input + "', which in a block is what it reads")
            : new BlockDeclaration(type.Name, null, layers);
    }

    private static LayerDeclaration ReadLayer(AttributeData attribute)
    {
        EquatableArray<Argument> arguments = ReadArguments(attribute);
        string? Text(string name) => arguments.FirstOrDefault(argument => argument.Name == name)?.Value as string;
        string kind = attribute.AttributeClass!.Name;
        return new LayerDeclaration(
            kind.EndsWith(WellKnownNames.AttributeSuffix, StringComparison.Ordinal)
                ? kind.Substring(0, kind.Length - WellKnownNames.AttributeSuffix.Length)
                : kind,
            Text(nameof(LayerDeclaration.Name)),
            Text(nameof(LayerDeclaration.From)),
            arguments
                .Where(static argument => argument.Name is not (nameof(LayerDeclaration.Name) or nameof(LayerDeclaration.From)))
                .ToEquatableArray());
    }

    // Null for what C# itself reports, and for null.
    private static object? ReadValue(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Primitive or TypedConstantKind.Enum => constant.Value switch
        {
            bool value => value,
            string value => value,
            float value => Text.AsWritten(value),
            double value => value,
            sbyte or byte or short or ushort or int => Convert.ToInt32(constant.Value),
            _ => null,
        },
        TypedConstantKind.Array => ReadArray(constant),
        _ => null,
    };

    private static object? ReadArray(TypedConstant constant)
    {
        // A null array of a params parameter holds as much as an empty one.
        ImmutableArray<TypedConstant> items = constant.IsNull ? ImmutableArray<TypedConstant>.Empty : constant.Values;
        if (items.Any(static item => item.Kind == TypedConstantKind.Error))
        {
            return null;
        }

        return (constant.Type as IArrayTypeSymbol)?.ElementType.SpecialType switch
        {
            SpecialType.System_Int32 => items.Select(static item => item.Value is int value ? value : 0).ToEquatableArray(),
            SpecialType.System_Double => items.Select(static item => item.Value is double value ? value : double.NaN).ToEquatableArray(),
            SpecialType.System_String => items.Select(static item => item.Value as string ?? string.Empty).ToEquatableArray(),
            _ => null,
        };
    }
}
