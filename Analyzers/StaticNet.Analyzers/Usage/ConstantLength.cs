using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>The length of an array, span or memory, where the source says it.</summary>
internal static class ConstantLength
{
    /// <summary>The number of elements of what an expression makes; null where not known.</summary>
    public static int? Find(IOperation operation, CancellationToken cancellation)
    {
        operation = Origin.Find(operation, cancellation);
        return operation switch
        {
            IArrayCreationOperation { DimensionSizes.Length: 1 } array =>
                array.Initializer?.ElementValues.Length ?? array.DimensionSizes[0].ConstantValue.Value as int?,
            IInvocationOperation call => OfPart(call, cancellation),

            // Of these there is no operation, or only in newer compilers.
            { SemanticModel: SemanticModel model } => OfSyntax(operation.Syntax, model, cancellation),
            _ => null,
        };
    }

    private static int? OfSyntax(SyntaxNode syntax, SemanticModel model, CancellationToken cancellation) => syntax switch
    {
        StackAllocArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.Count,
        StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers: { Count: 1 } ranks } } =>
            model.GetConstantValue(ranks[0].Sizes[0], cancellation).Value as int?,
        ImplicitStackAllocArrayCreationExpressionSyntax array => array.Initializer.Expressions.Count,
        CollectionExpressionSyntax collection => collection.Elements.All(static element => element is ExpressionElementSyntax)
            ? collection.Elements.Count
            : null,
        _ => null,
    };

    // AsSpan, AsMemory and Slice: all of it, from an element on, or so many elements from there.
    private static int? OfPart(IInvocationOperation call, CancellationToken cancellation)
    {
        IMethodSymbol method = call.TargetMethod;
        bool isExtension = method is { Name: "AsSpan" or "AsMemory", ContainingType.Name: "MemoryExtensions" };
        if (!isExtension && !(method.Name == "Slice" && RuntimeTypes.IsMemory(method.ContainingType)))
        {
            return null;
        }

        ImmutableArray<IArgumentOperation> arguments = call.Arguments;
        IOperation whole = isExtension ? arguments[0].Value : call.Instance!;
        int first = isExtension ? 1 : 0;
        int? Constant(int i) => arguments[first + i].Value.ConstantValue.Value as int?;
        return (arguments.Length - first) switch
        {
            0 => Find(whole, cancellation),
            1 => Find(whole, cancellation) - Constant(0) is int rest and >= 0 ? rest : null,
            _ => Constant(1),
        };
    }
}
