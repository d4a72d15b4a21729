using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generator.Declarations;

namespace StaticNet.Analyzers.Classes;

/// <summary>A [Budget] on a class that has no cost of its own.</summary>
internal static class BudgetPlace
{
    /// <summary>Reports it on a class without [Network].</summary>
    public static void Report(SymbolAnalysisContext context, INamedTypeSymbol type, bool isBlock)
    {
        if (DeclarationReader.FindBudget(type) is AttributeData budget)
        {
            string reason = isBlock
                ? "is a block, whose cost depends on where it is used; put [Budget] on the networks that use it"
                : "is no network; add [Network], or remove [Budget]";
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.BudgetWithoutNetwork, AttributeLocations.Find(budget, null, context.CancellationToken), type.Name, reason));
        }
    }
}
