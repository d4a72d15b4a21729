using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Figures;

/// <summary>Holds a network without errors to what its [Budget] allows.</summary>
internal static class BudgetAnalysis
{
    // As many layers as fit into a line.
    private const int Named = 3;

    public static void Run(SymbolAnalysisContext context, INamedTypeSymbol type, NetworkModel model)
    {
        if (DeclarationReader.FindBudget(type) is not AttributeData budget)
        {
            return;
        }

        foreach (KeyValuePair<string, TypedConstant> argument in budget.NamedArguments)
        {
            if (argument.Value.Value is long limit && Measure(argument.Key, model) is { } cost && cost.Total > limit)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.OverBudget,
                    AttributeLocations.Find(budget, argument.Key, context.CancellationToken),
                    cost.What,
                    Figure.Of(cost.Total),
                    Figure.Of(limit),
                    MostOf(model, cost.Share)));
            }
        }
    }

    private static (string What, long Total, Func<Node, long> Share)? Measure(string argument, NetworkModel model)
    {
        long element = model.Declaration.Precision == Precision.Double ? sizeof(double) : sizeof(float);
        return argument switch
        {
            "Parameters" => ("parameters", model.Nodes.Sum(Figure.Parameters), Figure.Parameters),
            "MultiplyAdds" => ("multiply-adds", model.Nodes.Sum(static node => node.MultiplyAdds), static node => node.MultiplyAdds),
            "ArenaBytes" => ("bytes of working memory", NetworkPlanner.Run(model).Inference.ArenaSize * element, node => node.Output.ElementCount * element),
            _ => null,
        };
    }

    private static string MostOf(NetworkModel model, Func<Node, long> share) => string.Join(", ", model.Nodes
        .Where(node => share(node) > 0)
        .OrderByDescending(share)
        .Take(Named)
        .Select(node => $"{Figure.Of(share(node))} of '{node.Name}'"));
}
