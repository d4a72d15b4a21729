using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Analyzers.Advice;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Usage;

/// <summary>Another activation for the layer whose values come out of a network, where that layer is declared.</summary>
internal static class OutputChange
{
    /// <summary>The remedy; null where the layer has no argument for it, or stands in a block or in another project.</summary>
    public static Remedy? Find(OperationAnalysisContext context, LossPairing pairing, string activation)
    {
        Node node = pairing.Output.Source;
        string? argument = ModelView.LayerOf(node) switch
        {
            { HasKernel: true } => "Activation",
            ActivationLayer when activation != nameof(ActivationKind.Linear) => "Function",
            _ => null,
        };
        return argument is not null
            && node.Declaration is { Place: null, Position: >= 0 and int position }
            && PlaceOf(pairing.Trainer.Network!.OriginalDefinition, position, argument, context.CancellationToken) is Location place
            && context.Compilation.ContainsSyntaxTree(place.SourceTree!)
                ? new Remedy(FindingProperties.Output, place, argument + " = Activation." + activation)
                : null;
    }

    private static Location? PlaceOf(INamedTypeSymbol network, int position, string argument, CancellationToken cancellation) =>
        DeclarationReader.FindNetwork(network) is AttributeData marker
            ? AttributeLocations.Find(DeclarationReader.FindLayers(network, marker, cancellation).ElementAt(position), argument, cancellation)
            : null;
}
