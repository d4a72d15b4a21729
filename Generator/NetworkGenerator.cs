using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator;

/// <summary>
/// Compiles every class marked [Network]: attributes to records, records to shapes, kernels, a plan, and text. Mistakes are
/// the analyzers' to report; here they give members that compile.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <summary>The name of the step whose output is the declaration; tests look at its caching.</summary>
    internal const string DeclarationStep = "Declaration";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<NetworkDeclaration> declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                "StaticNet.NetworkAttribute",
                static (node, _) => node is ClassDeclarationSyntax,
                static (match, cancellation) => DeclarationReader.Read((INamedTypeSymbol)match.TargetSymbol, match.TargetNode, cancellation))
            .Where(static declaration => declaration is not null)
            .Select(static (declaration, _) => declaration!)
            .WithTrackingName(DeclarationStep);

        context.RegisterSourceOutput(declarations, static (output, declaration) =>
            output.AddSource(declaration.Type.HintName, Compile(declaration)));
    }

    /// <summary>The generated source of a declaration.</summary>
    internal static SourceText Compile(NetworkDeclaration declaration)
    {
        NetworkModel model = ShapeInference.Infer(declaration);
        if (model.Errors.Count > 0 || GeneratedMembers.Clashes(model).Count > 0 || GeneratedMembers.Unmet(model).Count > 0)
        {
            return StubEmitter.Write(model);
        }

        // Inference finds what does not fit; should it ever miss something, nothing is written with offsets that are wrong.
        NetworkPlan plan = NetworkPlanner.Run(model);
        return plan.Fits ? NetworkEmitter.Write(plan) : StubEmitter.Write(model);
    }
}
