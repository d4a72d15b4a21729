using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>How much of an array, span or memory a range or an index takes: <c>3..8</c>, <c>..^1</c>, <c>^4..</c>.</summary>
internal static class RangeLength
{
    /// <summary>The number of elements of a part; null where not known.</summary>
    /// <param name="part">A range, or what it starts with: an index or number.</param>
    /// <param name="whole">What it is a part of.</param>
    /// <param name="cancellation">To stop early.</param>
    /// <param name="depth">How far the question has come already.</param>
    public static int? Of(IOperation part, IOperation whole, CancellationToken cancellation, int depth)
    {
        part = Origin.Find(part, cancellation);
        (IOperation? from, IOperation? to) = part is IRangeOperation range ? (range.LeftOperand, range.RightOperand)
            : part.Type?.Name == "Range" ? (part, part)
            : (part, null);
        if ((from is null ? (0, false) : Index(from, cancellation, depth)) is not (int start, bool startsFromEnd)
            || (to is null ? (0, true) : Index(to, cancellation, depth)) is not (int end, bool endsFromEnd))
        {
            return null;
        }

        if (startsFromEnd != endsFromEnd)
        {
            if (ConstantLength.Find(whole, cancellation, depth) is not int length)
            {
                return null;
            }

            start = startsFromEnd ? length - start : start;
            end = endsFromEnd ? length - end : end;
        }
        else if (startsFromEnd)
        {
            (start, end) = (-start, -end);
        }

        return end >= start ? end - start : null;
    }

    private static (int Value, bool IsFromEnd)? Index(IOperation operation, CancellationToken cancellation, int depth)
    {
        operation = Origin.Find(operation, cancellation);
        if (operation is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat)
        {
            return ConstantNumber.Find(hat.Operand, cancellation, depth) is int fromEnd ? (fromEnd, true) : null;
        }

        // Of a number, by the operator of Index.
        IOperation number = operation is IConversionOperation { OperatorMethod: not null, Type.Name: "Index" } conversion ? conversion.Operand : operation;
        return ConstantNumber.Find(number, cancellation, depth) is int value ? (value, false) : null;
    }
}
