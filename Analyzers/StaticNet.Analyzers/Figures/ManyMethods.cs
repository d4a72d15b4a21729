using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Analyzers.Advice;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Figures;

/// <summary>
/// Networks of so many layers that the JIT takes long over them. What it takes is counted in layers that compute, and differ: each is
/// a method or more, those that do the same share theirs, and no method is long, since loops are unrolled to a limit. To know the
/// methods themselves, a network would have to be planned at every keystroke.
/// </summary>
internal static class ManyMethods
{
    // Measured: the first call takes about 2 ms for each, the first training pass 6 ms. ResNet-50 has some 40.
    private const int Many = 128;

    public static void Run(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData network, NetworkModel model)
    {
        int count = model.Nodes.Count < Many ? 0 : model.Nodes.Where(Computes).Select(node => Key(node, model)).Distinct().Count();
        if (count >= Many)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.ManyMethods, AttributeLocations.Find(network, null, context.CancellationToken), type.Name, Text.Of(count), Text.Of(Many)));
        }
    }

    // What tells the code of one layer from that of another.
    private static (string, EquatableArray<Argument>, EquatableArray<Shape>, Shape) Key(Node node, NetworkModel model) => (
        node.Kind,
        node.Declaration.Arguments,
        node.Inputs.Select(input => model.Nodes[input].Output).ToEquatableArray(),
        node.Output);

    private static bool Computes(Node node) =>
        node.Inputs.Count > 0 && ModelView.LayerOf(node) is Layer { KeepsValues: false, NoiseArgument: null };
}
