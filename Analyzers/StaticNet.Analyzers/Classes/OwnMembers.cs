using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Classes;

/// <summary>Members of the user's that leave no room for generated ones, and constructors that pass the generated one by.</summary>
internal static class OwnMembers
{
    public static void Report(SymbolAnalysisContext context, INamedTypeSymbol type, NetworkModel model)
    {
        ReportInherited(context, type, model);
        if (model.Declaration.OwnMembers.Count == 0)
        {
            return;
        }

        EquatableArray<OwnMember> clashes = GeneratedMembers.Clashes(model);
        if (OwnMemberReader.HasTakenName(type) && clashes.Contains(new OwnMember(type.Name, null)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.MemberInTheWay, type.Locations[0], type.Name, type.Name, "rename the class"));
        }

        foreach (ISymbol member in OwnMemberReader.Symbols(type, model.Declaration.Type.HintName))
        {
            if (clashes.Contains(OwnMemberReader.Read(member)))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.MemberInTheWay, member.Locations[0], Describe(member), type.Name, Remedy(member)));
            }
            else if (member is IMethodSymbol { MethodKind: MethodKind.Constructor, DeclaredAccessibility: not Accessibility.Private }
                && model.Nodes.Any(static node => node.Parameters.Count > 0)
                && LeavesZeros(member, context))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.ParametersStayZero, member.Locations[0], type.Name));
            }
        }
    }

    private static void ReportInherited(SymbolAnalysisContext context, INamedTypeSymbol type, NetworkModel model)
    {
        ISymbol[] inherited = [.. OwnMemberReader.Inherited(type)];
        EquatableArray<OwnMember> meeting = GeneratedMembers.Meeting(model, inherited.Select(OwnMemberReader.Read).ToEquatableArray());
        foreach (ISymbol member in inherited.Where(member => meeting.Contains(OwnMemberReader.Read(member))))
        {
            context.ReportDiagnostic(member.IsAbstract
                ? Diagnostic.Create(
                    Rules.MemberInTheWay,
                    type.Locations[0],
                    Describe(member),
                    type.Name,
                    "it is abstract, and a network cannot override it; rename it, or make an interface of the base class")
                : Diagnostic.Create(Rules.HiddenMember, type.Locations[0], type.Name, Describe(member), member.ContainingType.Name));
        }
    }

    private static string Describe(ISymbol member) => member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    private static string Remedy(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => "give yours other parameters, and let it call ': this(seed)'",
        IMethodSymbol => "rename yours, or give it other parameters",
        _ => "rename yours, or remove it",
    };

    // Whoever loads or sets parameters knows what is in them; a method of its own, or of another that is handed it, may do so.
    private static bool LeavesZeros(ISymbol member, SymbolAnalysisContext context) =>
        member.DeclaringSyntaxReferences[0].GetSyntax(context.CancellationToken) is ConstructorDeclarationSyntax
        {
            Initializer: null or { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.BaseConstructorInitializer },
        } constructor
        && !constructor.DescendantTokens().Any(static token => token.ValueText is "Load" or "Parameters" or "WeightFile" or "ParameterInitializer" or "this")
        && !constructor.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(static call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: not "nameof" });
}
