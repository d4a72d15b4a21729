using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Analyzers.Advice;
using StaticNet.Analyzers.Classes;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers;

/// <summary>
/// Checks a block where it is declared, as the layers of a network whose input has no known shape: names and arguments can be
/// wrong there already. What depends on shapes is told at each use.
/// </summary>
internal static class BlockAnalysis
{
    public static void Run(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData marker)
    {
        if (DeclarationReader.ReadBlock(type, context.CancellationToken) is not BlockDeclaration block)
        {
            return;
        }

        if (block.Problem is string problem)
        {
            Location location = AttributeLocations.Find(marker, null, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(Rules.UnusableBlock, location, block.Name, problem));
            return;
        }

        ImmutableArray<AttributeData> layers = DeclarationReader.FindLayers(type, marker, context.CancellationToken);
        FindingReport report = new(context, marker, layers);
        LayerDeclaration input = new(LayerKinds.Input, BlockDeclaration.Input, null, []) { Position = -1 };
        NetworkDeclaration declaration = new(TypeScaffoldReader.Read(type), default, 0, true, [input, .. block.Layers]);
        report.AddErrors(ShapeInference.Infer(declaration), BrokenAttributes.FindFirst(type, layers));
        report.Add(ArgumentAdvice.Find(declaration), declaration.Layers);
        report.Add(WholeDivision.Find(declaration.Layers, layers, context.CancellationToken), declaration.Layers);
    }
}
