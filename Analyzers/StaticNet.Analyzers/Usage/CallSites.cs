using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>Where a local function, or a method of the same object, is called or handed over.</summary>
internal static class CallSites
{
    // What is called or handed over by a name alone, in a part of a class; found once for each.
    private static readonly ConditionalWeakTable<TypeDeclarationSyntax, ILookup<string, SyntaxNode>> s_named = new();

    /// <summary>The function that runs an operation, lambdas aside: a local function or the method.</summary>
    public static IMethodSymbol? FunctionAround(IOperation operation)
    {
        IOperation node = operation;
        while (node.Parent is IOperation parent and not ILocalFunctionOperation)
        {
            node = parent;
        }

        return node.Parent is ILocalFunctionOperation local ? local.Symbol
            : operation.Syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>() is MethodDeclarationSyntax method
                ? (operation.SemanticModel?.GetDeclaredSymbol(method) as IMethodSymbol)
                : null;
    }

    /// <summary>Its calls. Those of a method that stand in the same part of its class, for the same object.</summary>
    /// <param name="function">The local function or method.</param>
    /// <param name="inside">Something in its body.</param>
    public static IEnumerable<IInvocationOperation> CallsOf(IMethodSymbol function, IOperation inside) => function.MethodKind == MethodKind.LocalFunction
        ? LocalUses.Of(inside).Calls(function)
        : Named<InvocationExpressionSyntax>(function, inside)
            .OfType<IInvocationOperation>()
            .Where(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, function));

    /// <summary>Where a method becomes a delegate, in the same part of its class and for the same object.</summary>
    public static IEnumerable<IOperation> DelegatesOf(IMethodSymbol function, IOperation inside) => function.MethodKind == MethodKind.LocalFunction
        ? LocalUses.Of(inside).Delegates(function)
        : Named<ArgumentSyntax>(function, inside)
            .SelectMany(static argument => argument.DescendantsAndSelf().OfType<IMethodReferenceOperation>().Take(1))
            .Where(method => SymbolEqualityComparer.Default.Equals(method.Method.OriginalDefinition, function));

    private static IEnumerable<IOperation> Named<T>(IMethodSymbol function, IOperation inside)
        where T : SyntaxNode =>
        inside.SemanticModel is SemanticModel model && inside.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() is TypeDeclarationSyntax type
            ? s_named.GetValue(type, NodesByName)[function.Name]
                .OfType<T>()
                .Select(node => model.GetOperation(node))
                .OfType<IOperation>()
            : [];

    private static ILookup<string, SyntaxNode> NodesByName(TypeDeclarationSyntax type) =>
        type.DescendantNodes().Where(static node => NameOf(node) is not null).ToLookup(static node => NameOf(node)!);

    private static string? NameOf(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => NameOf(call.Expression),
        ArgumentSyntax argument => NameOf(argument.Expression),
        _ => null,
    };

    // Predict, this.Predict.
    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } member => member.Name.Identifier.ValueText,
        _ => null,
    };
}
