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
    public static int? Find(IOperation operation, CancellationToken cancellation, int depth = 0)
    {
        if (depth++ > ConstantNumber.Deepest)
        {
            return null;
        }

        operation = Origin.Find(operation, cancellation);
        return operation switch
        {
            IArrayCreationOperation { DimensionSizes.Length: 1 } array =>
                array.Initializer?.ElementValues.Length ?? ConstantNumber.Find(array.DimensionSizes[0], cancellation, depth),
            IInvocationOperation call => OfCall(call, cancellation, depth),
            IArrayElementReferenceOperation { Indices: { Length: 1 } indices } element when indices[0].Type?.Name == "Range" =>
                RangeLength.Of(indices[0], element.ArrayReference, cancellation, depth),
            IImplicitIndexerReferenceOperation part when RuntimeTypes.IsMemory(part.Instance.Type) && part.Argument.Type?.Name == "Range" =>
                RangeLength.Of(part.Argument, part.Instance, cancellation, depth),
            IPropertyReferenceOperation { Property.Name: "Span", Instance: { } memory } when RuntimeTypes.IsMemory(memory.Type) =>
                Find(memory, cancellation, depth),
            IObjectCreationOperation { Arguments: { Length: 1 or 3 } arguments } creation when RuntimeTypes.IsMemory(creation.Type) =>
                arguments.Length == 1 ? OfArray(arguments[0].Value, cancellation, depth) : OfArgument(arguments, 2, cancellation, depth),

            // Of these there is no operation, or only in newer compilers.
            { SemanticModel: SemanticModel model } => OfSyntax(operation.Syntax, model, cancellation, depth),
            _ => null,
        };
    }

    private static int? OfSyntax(SyntaxNode syntax, SemanticModel model, CancellationToken cancellation, int depth) => syntax switch
    {
        StackAllocArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.Count,
        StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers: { Count: 1 } ranks } } =>
            model.GetOperation(ranks[0].Sizes[0], cancellation) is IOperation size ? ConstantNumber.Find(size, cancellation, depth) : null,
        ImplicitStackAllocArrayCreationExpressionSyntax array => array.Initializer.Expressions.Count,
        CollectionExpressionSyntax collection => collection.Elements.All(static element => element is ExpressionElementSyntax)
            ? collection.Elements.Count
            : null,
        _ => null,
    };

    private static int? OfCall(IInvocationOperation call, CancellationToken cancellation, int depth)
    {
        IMethodSymbol method = call.TargetMethod;
        return (method.ContainingType.Name, method.Name) switch
        {
            // All of it, from an element on, so many elements from there, or a range.
            ("MemoryExtensions", "AsSpan" or "AsMemory") when call.Arguments.Length > 0 => OfPart(call, call.Arguments[0].Value, 1, cancellation, depth),
            (_, "Slice") when RuntimeTypes.IsMemory(method.ContainingType) => OfPart(call, call.Instance!, 0, cancellation, depth),
            (_, "ToArray") when RuntimeTypes.IsMemory(method.ContainingType) => Find(call.Instance!, cancellation, depth),
            ("GC", "AllocateArray" or "AllocateUninitializedArray") => OfArgument(call.Arguments, 0, cancellation, depth),
            ("Array", "Empty") => 0,

            // Enumerable.Repeat(1f, 4).ToArray(), a.Select(...).ToArray().
            ("Enumerable", "ToArray" or "Select") when call.Arguments.Length > 0 => OfSequence(call.Arguments[0].Value, cancellation, depth),
            ("Enumerable", "Range" or "Repeat") => OfArgument(call.Arguments, 1, cancellation, depth),
            _ => null,
        };
    }

    private static int? OfPart(IInvocationOperation call, IOperation whole, int first, CancellationToken cancellation, int depth) =>
        (call.Arguments.Length - first) switch
        {
            0 => Find(whole, cancellation, depth),
            1 => RangeLength.Of(call.Arguments[first].Value, whole, cancellation, depth),
            _ => OfArgument(call.Arguments, first + 1, cancellation, depth),
        };

    // Not of a list, which may have grown since.
    private static int? OfSequence(IOperation sequence, CancellationToken cancellation, int depth)
    {
        sequence = Origin.Find(sequence, cancellation);
        return sequence is IInvocationOperation || sequence.Type is IArrayTypeSymbol ? Find(sequence, cancellation, depth) : null;
    }

    // Not of a reference to one element.
    private static int? OfArray(IOperation array, CancellationToken cancellation, int depth) =>
        Origin.WithoutConversions(array).Type is IArrayTypeSymbol ? Find(array, cancellation, depth) : null;

    // As they are written, arguments may stand in any order.
    private static int? OfArgument(ImmutableArray<IArgumentOperation> arguments, int ordinal, CancellationToken cancellation, int depth) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal) is IArgumentOperation given
            ? ConstantNumber.Find(given.Value, cancellation, depth)
            : null;
}
