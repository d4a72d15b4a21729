using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generator.Declarations;

namespace StaticNet.Analyzers.Classes;

/// <summary>Layers that stand where nobody reads them.</summary>
internal static class LayerPlaces
{
    /// <summary>Layers on a class that is neither a network nor a block; whether there are any.</summary>
    public static bool ReportWithoutNetwork(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        AttributeData? first = DeclarationReader.FindAllLayers(type)
            .OrderBy(static layer => layer.ApplicationSyntaxReference!.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(static layer => layer.ApplicationSyntaxReference!.Span.Start)
            .FirstOrDefault();
        if (first is not null)
        {
            Location location = AttributeLocations.Find(first, null, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(Rules.LayersWithoutNetwork, location, type.Name));
        }

        return first is not null;
    }

    /// <summary>Layers on another part of the class than the one that carries the marker.</summary>
    public static void ReportOtherParts(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData marker)
    {
        // Reading the attributes again may make new objects: their places tell which they are.
        HashSet<(SyntaxTree, TextSpan)> places =
            [.. DeclarationReader.FindLayers(type, marker, context.CancellationToken).Select(PlaceOf)];
        foreach (AttributeData layer in DeclarationReader.FindAllLayers(type))
        {
            if (!places.Contains(PlaceOf(layer)))
            {
                Location location = AttributeLocations.Find(layer, null, context.CancellationToken);
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.LayerOnOtherPart, location, [AttributeLocations.Find(marker, null, context.CancellationToken)], KindOf(layer), type.Name, KindOf(marker)));
            }
        }
    }

    /// <summary>Layers on a base class: C# does not hand attributes of layers on.</summary>
    public static void ReportInherited(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData network)
    {
        for (INamedTypeSymbol? each = type.BaseType; each is not null; each = each.BaseType)
        {
            if (DeclarationReader.FindNetwork(each) is null && DeclarationReader.FindAllLayers(each).Any())
            {
                Location location = AttributeLocations.Find(network, null, context.CancellationToken);
                context.ReportDiagnostic(Diagnostic.Create(Rules.LayersNotInherited, location, type.Name, each.Name));
            }
        }
    }

    /// <summary>Attributes that users have derived from those of layers, or that hide one by their name: nothing is made of them.</summary>
    public static void ReportForeign(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        foreach (AttributeData foreign in DeclarationReader.FindForeignLayers(type))
        {
            Location location = AttributeLocations.Find(foreign, null, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.ForeignLayer,
                location,
                KindOf(foreign),
                type.Name,
                "the compiler does not know attributes that are derived from a layer's; write a struct that implements ICustomLayer, and use [Custom<...>]"));
        }

        foreach (AttributeData namesake in DeclarationReader.FindNamesakes(type))
        {
            string name = namesake.AttributeClass!.ToDisplayString();
            string written = $"here it is '{name}'; write [StaticNet.{KindOf(namesake)}] if you mean the layer";
            Location location = AttributeLocations.Find(namesake, null, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(Rules.ForeignLayer, location, KindOf(namesake), type.Name, written));
        }
    }

    private static (SyntaxTree, TextSpan) PlaceOf(AttributeData attribute) =>
        (attribute.ApplicationSyntaxReference!.SyntaxTree, attribute.ApplicationSyntaxReference.Span);

    private static string KindOf(AttributeData attribute)
    {
        string name = attribute.AttributeClass!.Name;
        return name.EndsWith(WellKnownNames.AttributeSuffix, StringComparison.Ordinal)
            ? name.Substring(0, name.Length - WellKnownNames.AttributeSuffix.Length)
            : name;
    }
}
