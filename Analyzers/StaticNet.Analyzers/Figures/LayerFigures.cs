using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Figures;

/// <summary>
/// Tells at the name of every attribute what arrives, what leaves and what it costs, as far as shapes are known: of a [Use] for all
/// layers in its place together.
/// </summary>
internal static class LayerFigures
{
    public static void Report(SymbolAnalysisContext context, NetworkModel model, ImmutableArray<AttributeData> attributes)
    {
        if (attributes.IsEmpty || !IsOn(context, attributes[0].ApplicationSyntaxReference!.SyntaxTree))
        {
            return;
        }

        foreach (IGrouping<int, Node> place in model.Nodes.GroupBy(static node => node.Declaration.Position).Where(static place => place.Key >= 0))
        {
            Node[] nodes = [.. place];
            AttributeSyntax attribute = (AttributeSyntax)attributes[place.Key].ApplicationSyntaxReference!.GetSyntax(context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(Rules.LayerFigures, attribute.Name.GetLocation(), Describe(model, nodes)));
        }
    }

    // The compiler would drop what is off, but only after all of it has been made, at every keystroke.
    private static bool IsOn(SymbolAnalysisContext context, SyntaxTree tree)
    {
        CompilationOptions options = context.Compilation.Options;
        string id = Rules.LayerFigures.Id;
        bool isSet = options.SpecificDiagnosticOptions.TryGetValue(id, out ReportDiagnostic severity)
            || (options.SyntaxTreeOptionsProvider is SyntaxTreeOptionsProvider provider
                && (provider.TryGetDiagnosticValue(tree, id, context.CancellationToken, out severity)
                    || provider.TryGetGlobalDiagnosticValue(id, context.CancellationToken, out severity)));
        return isSet && severity is not (ReportDiagnostic.Suppress or ReportDiagnostic.Default);
    }

    private static string Describe(NetworkModel model, Node[] nodes)
    {
        // What comes from outside of a block, each once.
        string read = string.Join(" and ", nodes
            .SelectMany(static node => node.Inputs)
            .Where(input => input < nodes[0].Index)
            .Distinct()
            .Select(input => model.Nodes[input].Output.ToString()));
        List<string> parts = [nodes[nodes.Length - 1].Output.ToString()];
        long parameters = nodes.Sum(Figure.Parameters);
        long products = nodes.Sum(static node => node.MultiplyAdds);
        if (read.Length > 0)
        {
            parts[0] = read + " → " + parts[0];
            parts.Add(parameters == 1 ? "1 parameter" : Figure.Of(parameters) + " parameters");
            parts.Add(products == 1 ? "1 multiply-add" : Figure.Of(products) + " multiply-adds");
        }

        return string.Join(", ", parts);
    }
}
