using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers;

/// <summary>
/// Compares the lengths of buffers that are handed to <c>Forward(ReadOnlySpan, Span)</c>, or to the one with a span for every input
/// and output, where they are known, with the sizes of the network.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ForwardLengthAnalyzer : DiagnosticAnalyzer
{
    private const int LongestText = 40;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.WrongLength);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.NetworkAttribute) is null)
            {
                return;
            }

            // Every call of one network asks the same.
            ConcurrentDictionary<INamedTypeSymbol, NetworkModel?> models = new(SymbolEqualityComparer.Default);
            start.RegisterOperationAction(operation => Analyze(operation, models), OperationKind.Invocation);
        });
    }

    private static void Analyze(OperationAnalysisContext context, ConcurrentDictionary<INamedTypeSymbol, NetworkModel?> models)
    {
        IInvocationOperation call = (IInvocationOperation)context.Operation;
        IMethodSymbol method = call.TargetMethod;
        if (method is not { Name: "Forward", IsStatic: false, Parameters.Length: >= 2 }
            || !IsSpan(method.Parameters[0].Type, "ReadOnlySpan")
            || !IsSpan(method.Parameters[method.Parameters.Length - 1].Type, "Span"))
        {
            return;
        }

        NetworkModel? model = models.GetOrAdd(method.ContainingType.OriginalDefinition, type =>
            DeclarationReader.ReadUnchecked(type, context.CancellationToken) is NetworkDeclaration declaration
                ? ShapeInference.Infer(declaration)
                : null);
        if (model is not { Errors.Count: 0 })
        {
            return;
        }

        // All inputs and all outputs together, or a buffer for each.
        (string What, Shape Shape)[] ports = [("input", model.InputShape), ("output", model.OutputShape)];
        if (model.HasSeveralPorts && method.Parameters.Length == model.Inputs.Count + model.Outputs.Count)
        {
            ports =
            [
                .. model.Inputs.Select(node => ("input '" + model.Nodes[node].Name + "'", model.Nodes[node].Output)),
                .. model.Outputs.Select(node => ("output '" + model.Nodes[node].Name + "'", model.Nodes[node].Output)),
            ];
        }

        if (ports.Length != method.Parameters.Length)
        {
            return;
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            // Of an argument in parentheses Roslyn gives the expression.
            ExpressionSyntax? expression = (argument.Syntax as ArgumentSyntax)?.Expression ?? argument.Syntax as ExpressionSyntax;
            if (argument is { Parameter.Ordinal: int ordinal, ArgumentKind: ArgumentKind.Explicit }
                && expression is not null
                && ConstantLength.Find(expression, call.SemanticModel!, context.CancellationToken) is int length)
            {
                (string what, Shape shape) = ports[ordinal];
                if (shape.ElementCount != length)
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Rules.WrongLength,
                        expression.GetLocation(),
                        Shorten(expression.ToString()),
                        Text.Of(length),
                        what,
                        method.ContainingType.Name,
                        Text.Of(shape.ElementCount),
                        shape.ToString()));
                }
            }
        }
    }

    private static bool IsSpan(ITypeSymbol type, string name) =>
        type is INamedTypeSymbol { Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
        && type.Name == name;

    private static string Shorten(string text)
    {
        text = string.Join(" ", text.Split(default(char[]), System.StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= LongestText ? text : text.Substring(0, LongestText) + "…";
    }
}
