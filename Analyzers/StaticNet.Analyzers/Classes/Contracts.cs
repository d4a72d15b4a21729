using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Classes;

/// <summary>
/// Interfaces that the class is said to implement and the network does not: tells why it cannot, where C# could only say that
/// members are missing.
/// </summary>
internal static class Contracts
{
    public static void Report(
        SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData network, NetworkModel model, ImmutableArray<AttributeData> layers)
    {
        // Who implements IStreamingNetwork implements INetwork by it.
        EquatableArray<Contract> unmet = GeneratedMembers.Unmet(model);
        foreach (Contract contract in unmet.Where(each => each.Name == Contract.Streaming || !unmet.Contains(each with { Name = Contract.Streaming })))
        {
            Location place = Place(context, type, contract);
            if (contract.Element != GeneratedMembers.ElementOf(model))
            {
                ReportElement(context, type, network, model, contract, place);
            }
            else if (model.Errors.Count == 0 && StreamingModel.WhyNot(model) is { } obstacle)
            {
                (ImmutableDictionary<string, string?> properties, Location[] others) = Remedy(context, obstacle, layers);
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.NoSteps, place, others, properties, type.Name, contract.ToString(), obstacle.Reason));
            }
        }
    }

    private static void ReportElement(
        SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData network, NetworkModel model, Contract contract, Location place)
    {
        string? precision = contract.Element switch
        {
            "double" => "Precision = Precision.Double",
            "float" => "Precision = Precision.Single",
            _ => null,
        };
        Contract own = new(contract.Name, GeneratedMembers.ElementOf(model));
        string remedy = precision is null ? $"networks compute in float or double; implement {own}" : $"write [Network({precision})], or implement {own}";
        context.ReportDiagnostic(precision is null
            ? Diagnostic.Create(Rules.OtherElement, place, type.Name, own.Element, contract.ToString(), remedy)
            : Diagnostic.Create(
                Rules.OtherElement,
                place,
                [AttributeLocations.Find(network, nameof(NetworkDeclaration.Precision), context.CancellationToken)],
                ImmutableDictionary<string, string?>.Empty.Add(FindingProperties.Set, precision).Add(FindingProperties.Set + FindingProperties.At, "0"),
                type.Name,
                own.Element,
                contract.ToString(),
                remedy));
    }

    private static (ImmutableDictionary<string, string?> Properties, Location[] Places) Remedy(
        SymbolAnalysisContext context, StreamingObstacle obstacle, ImmutableArray<AttributeData> layers)
    {
        ImmutableDictionary<string, string?> none = ImmutableDictionary<string, string?>.Empty;
        return obstacle is { Remedy: string remedy, Layer: { Place: null, Position: >= 0 and int position } }
            ? (none.Add(FindingProperties.Set, remedy).Add(FindingProperties.Set + FindingProperties.At, "0"),
                [AttributeLocations.Find(layers[position], remedy.Substring(0, remedy.IndexOf(' ')), context.CancellationToken)])
            : (none, []);
    }

    // The interface in the list of the class, or what may bring it in.
    private static Location Place(SymbolAnalysisContext context, INamedTypeSymbol type, Contract contract)
    {
        BaseTypeSyntax[] listed =
        [
            .. type.DeclaringSyntaxReferences
                .Select(reference => reference.GetSyntax(context.CancellationToken))
                .OfType<ClassDeclarationSyntax>()
                .Where(part => !part.SyntaxTree.FilePath.EndsWith(".g.cs", System.StringComparison.Ordinal))
                .SelectMany(static part => (IEnumerable<BaseTypeSyntax>?)part.BaseList?.Types ?? []),
        ];
        BaseTypeSyntax? place = listed.FirstOrDefault(each => each.Type.ToString().EndsWith(contract.ToString(), System.StringComparison.Ordinal))
            ?? listed.FirstOrDefault(each => each.Type.ToString().Contains(contract.Name))
            ?? listed.FirstOrDefault();
        return place?.GetLocation() ?? type.Locations[0];
    }
}
