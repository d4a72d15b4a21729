using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using StaticNet.Generator.Declarations;

namespace StaticNet.Analyzers.Usage;

/// <summary>A call that saves a network.</summary>
/// <param name="Operation">The call.</param>
/// <param name="Network">The class of network; null where it may be any.</param>
/// <param name="Path">The file; null where it may be any.</param>
internal sealed record SavedFile(IInvocationOperation Operation, INamedTypeSymbol? Network, string? Path)
{
    /// <summary>
    /// All in the file of source that an operation stands in. Not of the whole compilation: other files would have to be read again
    /// for each key that is pressed, and what is found at its end is not shown while one types. Here it takes a look at the names.
    /// </summary>
    public static IReadOnlyList<SavedFile> Near(IOperation operation, CancellationToken cancellation) =>
        operation.SemanticModel is not SemanticModel model ? [] :
    [
        .. operation.Syntax.SyntaxTree.GetRoot(cancellation).DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Save" })
            .Select(call => model.GetOperation(call, cancellation))
            .OfType<IInvocationOperation>()
            .Where(static call => call.Arguments.Length > 0 && IsOfNetwork(call.TargetMethod))
            .Select(call => new SavedFile(
                call,
                NetworkOf(call, cancellation),
                PathOf(call.Arguments[call.Arguments.Length - 1].Value, cancellation))),
    ];

    /// <summary>The path of a file, where the source says it.</summary>
    public static string? PathOf(IOperation operation, CancellationToken cancellation)
    {
        operation = Origin.Find(operation, cancellation);
        if (operation is not IInvocationOperation { TargetMethod: { Name: "Combine", ContainingType.Name: "Path" } } combine)
        {
            return operation.ConstantValue.Value as string;
        }

        string?[] parts = [.. combine.Arguments.Select(part => Origin.Find(part.Value, cancellation).ConstantValue.Value as string)];
        return parts.Contains(null) ? null : string.Join("/", parts);
    }

    /// <summary>Whether it stands in the same member as another call.</summary>
    public bool IsInMemberOf(IOperation other) => RootOf(Operation).Syntax == RootOf(other).Syntax;

    /// <summary>Whether it stands in the same member, and before another call.</summary>
    public bool IsBefore(IOperation other) => Operation.Syntax.SpanStart < other.Syntax.SpanStart && IsInMemberOf(other);

    // network.Save(path), and WeightFile.Save(network.Parameters, path).
    private static bool IsOfNetwork(IMethodSymbol method) =>
        DeclarationReader.IsNetwork(method.ContainingType) || RuntimeTypes.IsOurs(method.ContainingType, "WeightFile");

    private static INamedTypeSymbol? NetworkOf(IInvocationOperation call, CancellationToken cancellation) =>
        NetworkModels.TypeOf(call.Instance ?? (call.Arguments[0].Value as IPropertyReferenceOperation)?.Instance, cancellation);

    private static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is not null)
        {
            operation = operation.Parent;
        }

        return operation;
    }
}
