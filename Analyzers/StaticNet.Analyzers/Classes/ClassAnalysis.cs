using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generator.Declarations;

namespace StaticNet.Analyzers.Classes;

/// <summary>Whether a class is one for which a part can be generated.</summary>
internal static class ClassAnalysis
{
    /// <summary>Reports why it is not; whether it is.</summary>
    public static bool Run(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData network)
    {
        ClassProblem problem = TypeScaffoldReader.FindProblem(type, context.CancellationToken);
        (string Is, string Do)? words = problem switch
        {
            ClassProblem.Record => ("a record", "make it a class"),
            ClassProblem.Static => ("static", "remove that modifier"),
            ClassProblem.FileLocal => ("visible in its file only, or lies in a type that is", "remove the modifier 'file'"),
            ClassProblem.InheritsNetwork => ("derived from a network", "derive it from another class, or take its layers in by a [Block]"),
            ClassProblem.NoBaseConstructor =>
                ($"derived from '{type.BaseType!.Name}', which has no constructor without arguments for the generated one to call", "give that class one"),
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

        return problem == ClassProblem.None;
    }
}
