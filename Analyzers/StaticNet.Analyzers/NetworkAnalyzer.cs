using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Analyzers.Advice;
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

        if (network is null && block is null)
        {
            ReportLayersWithoutNetwork(context, type);
        }
        else
        {
            ReportOtherParts(context, type, network ?? block!);
        }
    }

    private static void AnalyzeNetwork(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData network)
    {
        ReportClass(context, type, network);
        if (DeclarationReader.ReadUnchecked(type, context.CancellationToken) is not NetworkDeclaration declaration)
        {
            return;
        }

        ImmutableArray<AttributeData> layers = DeclarationReader.FindLayers(type, network, context.CancellationToken);
        FindingReport report = new(context, network, layers);
        NetworkModel model = ShapeInference.Infer(declaration);
        report.AddErrors(model);
        report.Add(ArgumentAdvice.Find(declaration), declaration.Layers);
        LayerFigures.Report(context, model, layers);
        if (model.Errors.Count == 0)
        {
            report.Add(ModelRule.All(model), model.Declaration.Layers);
            BudgetAnalysis.Run(context, type, model);
            StepAnalysis.Run(context, type, model);
        }
    }

    private static void ReportLayersWithoutNetwork(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        AttributeData? first = DeclarationReader.FindAllLayers(type)
            .OrderBy(static layer => layer.ApplicationSyntaxReference!.SyntaxTree.FilePath, System.StringComparer.Ordinal)
            .ThenBy(static layer => layer.ApplicationSyntaxReference!.Span.Start)
            .FirstOrDefault();
        if (first is not null)
        {
            Location location = AttributeLocations.Find(first, null, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(Rules.LayersWithoutNetwork, location, type.Name));
        }
    }

    private static void ReportOtherParts(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData marker)
    {
        ImmutableArray<AttributeData> layers = DeclarationReader.FindLayers(type, marker, context.CancellationToken);
        foreach (AttributeData layer in DeclarationReader.FindAllLayers(type))
        {
            // Reading the attributes again may make new objects: their places tell which they are.
            if (!layers.Any(each => each.ApplicationSyntaxReference!.SyntaxTree == layer.ApplicationSyntaxReference!.SyntaxTree
                && each.ApplicationSyntaxReference.Span == layer.ApplicationSyntaxReference.Span))
            {
                Location location = AttributeLocations.Find(layer, null, context.CancellationToken);
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.LayerOnOtherPart, location, KindOf(layer), type.Name, KindOf(marker)));
            }
        }
    }

    private static string KindOf(AttributeData attribute)
    {
        string name = attribute.AttributeClass!.Name;
        return name.Substring(0, name.Length - WellKnownNames.AttributeSuffix.Length);
    }

    private static void ReportClass(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData network)
    {
        ClassProblem problem = TypeScaffoldReader.FindProblem(type, context.CancellationToken);
        (string Is, string Do)? words = problem switch
        {
            ClassProblem.Record => ("a record", "make it a class"),
            ClassProblem.Static => ("static", "remove that modifier"),
            ClassProblem.FileLocal => ("visible in its file only, or lies in a type that is", "remove the modifier 'file'"),
            ClassProblem.PrimaryConstructor => ("a class with a primary constructor", "write that as a constructor of its own"),
            _ => null,
        };
        if (words is { } found)
        {
            TypeDeclarationSyntax? part = network.ApplicationSyntaxReference!.GetSyntax(context.CancellationToken)
                .FirstAncestorOrSelf<TypeDeclarationSyntax>();
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.UnsupportedClass, part?.Identifier.GetLocation(), type.Name, found.Is, found.Do));
        }
        else if (problem != ClassProblem.None)
        {
            for (INamedTypeSymbol? each = type; each is not null; each = each.ContainingType)
            {
                foreach (TypeDeclarationSyntax part in each.DeclaringSyntaxReferences
                    .Select(reference => reference.GetSyntax(context.CancellationToken))
                    .OfType<TypeDeclarationSyntax>()
                    .Where(static part => !part.Modifiers.Any(SyntaxKind.PartialKeyword)))
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rules.NotPartial, part.Identifier.GetLocation(), each.Name, type.Name));
                }
            }
        }
    }
}
