using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Usage;

/// <summary>Names of parameters that a network does not have. <c>TryGet</c> may ask for any.</summary>
internal static class ParameterNames
{
    /// <summary>Looks at <c>network.Parameters["dense/kernel"]</c>.</summary>
    public static void OnProperty(OperationAnalysisContext context, NetworkModels models)
    {
        // Asked of every property in a project: those with an argument come first.
        if (context.Operation is IPropertyReferenceOperation { Arguments: { Length: 1 } arguments, Instance: IOperation store } indexer
            && arguments[0].Value is { ConstantValue: { HasValue: true, Value: string name } } written
            && RuntimeTypes.IsOurs(indexer.Property.ContainingType, "ParameterStore")
            && Origin.Find(store, context.CancellationToken)
                is IPropertyReferenceOperation { Property.Name: "Parameters", Instance: IOperation network })
        {
            Check(context, models, network, name, written.Syntax);
        }
    }

    /// <summary>Looks at <c>NormalizationAdapter.Adapt(network, dataset, "normalization")</c>, which asks for a layer's parameters.</summary>
    public static void OnCall(OperationAnalysisContext context, NetworkModels models)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call is { TargetMethod: { Name: "Adapt", IsStatic: true, ContainingType: INamedTypeSymbol type }, Arguments.Length: 3 }
            && RuntimeTypes.IsOurs(type, "NormalizationAdapter")
            && ArgumentOf(call, "layer") is { Value.ConstantValue: { HasValue: true, Value: string layer } } written
            && ArgumentOf(call, "network") is IArgumentOperation network)
        {
            bool isGiven = written.ArgumentKind == ArgumentKind.Explicit;
            SyntaxNode place = NetworkCall.ExpressionOf(isGiven ? written : network);
            Check(context, models, network.Value, layer + "/mean", place, "/mean", isGiven);
        }
    }

    private static IArgumentOperation? ArgumentOf(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter);

    /// <param name="context">Where to report.</param>
    /// <param name="models">What is known of networks.</param>
    /// <param name="owner">The network that is asked.</param>
    /// <param name="name">The name.</param>
    /// <param name="place">Where the name is written, but for the suffix.</param>
    /// <param name="suffix">What the called method adds; the fix leaves it out.</param>
    /// <param name="isGiven">Whether it is written there, and not a default.</param>
    private static void Check(
        OperationAnalysisContext context,
        NetworkModels models,
        IOperation owner,
        string name,
        SyntaxNode place,
        string suffix = "",
        bool isGiven = true)
    {
        if (NetworkModels.TypeOf(owner, context.CancellationToken) is not INamedTypeSymbol network
            || models.Find(network, context.CancellationToken) is not NetworkModel model)
        {
            return;
        }

        string[] names = [.. ParameterTable.Of(model).Entries.Select(static entry => entry.Name)];
        if (names.Contains(name) || ExpectedThrow.Contains(context.Operation))
        {
            return;
        }

        string[] candidates = [.. names.Where(each => each.EndsWith(suffix, StringComparison.Ordinal))];
        string[] ofLayer = OfLayer(name, candidates);
        string? nearest = NameAdvice.Nearest(name, candidates) ?? Translated(name, ofLayer);
        string advice = candidates.Length == 0
            ? names.Length == 0 ? "it has none" : "none of its layers has such"
            : NameAdvice.List(nearest ?? name, ofLayer.Length > 0 ? ofLayer : candidates);
        Remedy[] remedies = nearest is null || !isGiven
            ? []
            : [new Remedy(
                FindingProperties.Replace,
                place.GetLocation(),
                SymbolDisplay.FormatLiteral(nearest.Substring(0, nearest.Length - suffix.Length), quote: true))];
        context.ReportDiagnostic(Remedy.Report(Rules.UnknownParameter, place.GetLocation(), remedies, network.Name, name, advice));
    }

    private static string[] OfLayer(string name, string[] names)
    {
        string layer = name.Split('/')[0] + "/";
        return [.. names.Where(each => each.StartsWith(layer, StringComparison.OrdinalIgnoreCase))];
    }

    // What others call the kernel; a layer's name without more may mean only one.
    private static string? Translated(string name, string[] ofLayer) =>
        ofLayer.Length == 1 ? ofLayer[0]
        : name.EndsWith("/weight", StringComparison.OrdinalIgnoreCase) || name.EndsWith("/weights", StringComparison.OrdinalIgnoreCase)
            ? ofLayer.FirstOrDefault(static each => each.EndsWith("/kernel", StringComparison.Ordinal))
        : null;
}
