using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Analyzers.Advice;
using StaticNet.Analyzers.Classes;
using StaticNet.Analyzers.Figures;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers;

/// <summary>
/// Checks the declarations of networks and blocks: one run of shape inference, each of its errors at the attribute it is about.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Rules.OfDeclarations;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.NetworkAttribute) is not null)
            {
                start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        AttributeData? network = DeclarationReader.FindNetwork(type);
        AttributeData? block = DeclarationReader.FindBlock(type);
        if (network is not null)
        {
            AnalyzeNetwork(context, type, network);
        }

        if (block is not null)
        {
            BlockAnalysis.Run(context, type, block);
        }

        // Layers without [Network] are said to be such: with it, they have their budget.
        if (network is null && (block is not null || !LayerPlaces.ReportWithoutNetwork(context, type)))
        {
            BudgetPlace.Report(context, type, isBlock: block is not null);
        }

        if ((network ?? block) is AttributeData marker)
        {
            LayerPlaces.ReportOtherParts(context, type, marker);
            LayerPlaces.ReportForeign(context, type);
        }
    }

    private static void AnalyzeNetwork(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData network)
    {
        bool isGenerated = ClassAnalysis.Run(context, type, network);
        LayerPlaces.ReportInherited(context, type, network);
        ConditionalLayers.Report(context, type, network);
        if (DeclarationReader.ReadUnchecked(type, context.CancellationToken) is not NetworkDeclaration declaration)
        {
            return;
        }

        ImmutableArray<AttributeData> layers = DeclarationReader.FindLayers(type, network, context.CancellationToken);
        FindingReport report = new(context, network, layers);
        NetworkModel model = KnownModels.Infer(declaration);
        int known = BrokenAttributes.FindFirst(type, layers);
        report.AddErrors(model, known, layers.Length == DeclarationReader.FindAllLayers(type).Count());
        report.Add(ArgumentAdvice.Find(declaration).Where(finding => finding.Layer < 0 || declaration.Layers[finding.Layer].Position < known), declaration.Layers);
        ImmutableArray<Finding> divisions = WholeDivision.Find(declaration.Layers, layers, context.CancellationToken);
        report.Add(divisions, declaration.Layers);
        LayerFigures.Report(context, model, layers);
        if (isGenerated)
        {
            OwnMembers.Report(context, type, model);
            Contracts.Report(context, type, network, model, layers);
        }

        if (model.Errors.Count == 0 && known == BrokenAttributes.None)
        {
            report.Add(ModelRule.All(model).Where(finding => !IsTold(finding)), model.Declaration.Layers);
            BudgetAnalysis.Run(context, type, model);
            ManyMethods.Run(context, type, network, model);
        }

        // Why an argument is 0 is said already.
        bool IsTold(Finding finding) => finding is { Layer: >= 0, Argument: string argument }
            && model.Declaration.Layers[finding.Layer] is { Place: null, Position: int position }
            && divisions.Any(division => division.Argument == argument && declaration.Layers[division.Layer].Position == position);
    }
}
