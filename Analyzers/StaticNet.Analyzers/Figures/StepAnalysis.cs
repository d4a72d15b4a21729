using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Figures;

/// <summary>
/// A network for which nothing of a step is generated, and whose own declaration says that it runs step by step: tells why it
/// cannot, where C# can only say that members are missing.
/// </summary>
internal static class StepAnalysis
{
    public static void Run(SymbolAnalysisContext context, INamedTypeSymbol type, NetworkModel model)
    {
        INamedTypeSymbol? asked = type.Interfaces.FirstOrDefault(static each => each.Name == "IStreamingNetwork" && DeclarationReader.IsOurs(each));
        if (asked is null || StreamingModel.WhyNot(model) is not string reason)
        {
            return;
        }

        BaseTypeSyntax? place = type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(context.CancellationToken))
            .OfType<ClassDeclarationSyntax>()
            .SelectMany(static part => part.BaseList?.Types ?? default)
            .FirstOrDefault(static each => each.Type.ToString().Contains("IStreamingNetwork"));
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.NoSteps, (place?.GetLocation()) ?? type.Locations[0], type.Name, asked.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), reason));
    }
}
