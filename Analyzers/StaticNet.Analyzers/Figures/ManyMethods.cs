using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Analyzers.Advice;
using StaticNet.Generator.Common;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Figures;

/// <summary>
/// Networks of so many layers that the JIT takes long over them. What it takes is counted in layers that compute: each is a method or
/// more, and no method is long, since loops are unrolled to a limit. To know the methods themselves, a network would have to be
/// planned at every keystroke.
/// </summary>
internal static class ManyMethods
{
    // ResNet-50 has 175 with its normalisations and activations.
    private const int Many = 256;

    public static void Run(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData network, NetworkModel model)
    {
        int count = model.Nodes.Count(Computes);
        if (count >= Many)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.ManyMethods, AttributeLocations.Find(network, null, context.CancellationToken), type.Name, Text.Of(count), Text.Of(Many)));
        }
    }

    private static bool Computes(Node node) =>
        node.Inputs.Count > 0 && ModelView.LayerOf(node) is Layer { KeepsValues: false, NoiseArgument: null };
}
