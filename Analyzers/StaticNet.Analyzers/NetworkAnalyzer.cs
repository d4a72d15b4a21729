using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers;

/// <summary>Checks the declarations of networks: one run of shape inference, each of its errors at the attribute it is about.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.OfDeclarations;

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
        if (DeclarationReader.FindNetwork(type) is not AttributeData network)
        {
            ReportLayersWithoutNetwork(context, type);
            return;
        }

        ReportClass(context, type, network);
        ImmutableArray<AttributeData> layers = DeclarationReader.FindLayers(type, network, context.CancellationToken);
        ReportOtherParts(context, type, layers);
        if (DeclarationReader.ReadUnchecked(type, context.CancellationToken) is not NetworkDeclaration declaration)
        {
            return;
        }

        NetworkModel model = ShapeInference.Infer(declaration);
        IEnumerable<Finding> findings = model.Errors
            .Where(static error => error.Rule != ShapeRule.InvalidAttribute)
            .Select(static error => new Finding(Rules.OfInference[error.Rule], error.Layer, error.Argument, error.MessageArguments))
            .Concat(ArgumentAdvice.Find(declaration));
        if (model.Errors.Count == 0)
        {
            findings = findings.Concat(ModelAdvice.Find(model));
        }

        foreach (Finding finding in findings)
        {
            AttributeData attribute = finding.Layer < 0 ? network : layers[finding.Layer];
            context.ReportDiagnostic(Diagnostic.Create(
                finding.Rule,
                AttributeLocations.Find(attribute, finding.Argument, context.CancellationToken),
                finding.Removable
                    ? ImmutableDictionary<string, string?>.Empty.Add(FindingProperties.Removable, string.Empty)
                    : ImmutableDictionary<string, string?>.Empty,
                [.. finding.MessageArguments]));
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

    private static void ReportOtherParts(SymbolAnalysisContext context, INamedTypeSymbol type, ImmutableArray<AttributeData> layers)
    {
        foreach (AttributeData layer in DeclarationReader.FindAllLayers(type))
        {
            // Reading the attributes again may make new objects: their places tell which they are.
            if (!layers.Any(each => each.ApplicationSyntaxReference!.SyntaxTree == layer.ApplicationSyntaxReference!.SyntaxTree
                && each.ApplicationSyntaxReference.Span == layer.ApplicationSyntaxReference.Span))
            {
                string kind = layer.AttributeClass!.Name;
                kind = kind.Substring(0, kind.Length - WellKnownNames.AttributeSuffix.Length);
                Location location = AttributeLocations.Find(layer, null, context.CancellationToken);
                context.ReportDiagnostic(Diagnostic.Create(Rules.LayerOnOtherPart, location, kind, type.Name));
            }
        }
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
