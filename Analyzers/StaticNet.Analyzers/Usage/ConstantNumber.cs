using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>Whole numbers that the source tells: constants, locals that are assigned once, lengths, and what is computed of them.</summary>
internal static class ConstantNumber
{
    // Numbers and lengths that are made of each other, in code that does not compile, and sums of hundreds of terms.
    internal const int Deepest = 12;

    /// <summary>The value of an expression; null where not known.</summary>
    public static int? Find(IOperation operation, CancellationToken cancellation, int depth = 0)
    {
        if (operation.ConstantValue is { HasValue: true, Value: object value })
        {
            return value as int?;
        }

        return depth > Deepest ? null : operation switch
        {
            IConversionOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_Int32 } conversion =>
                Find(conversion.Operand, cancellation, depth + 1),
            IBinaryOperation { OperatorMethod: null } binary
                when Find(binary.LeftOperand, cancellation, depth + 1) is int left
                    && Find(binary.RightOperand, cancellation, depth + 1) is int right =>
                Compute(binary.OperatorKind, left, right),
            ILocalReferenceOperation or IFieldReferenceOperation when Origin.Find(operation, cancellation) is { } before && before != operation =>
                Find(before, cancellation, depth + 1),
            IPropertyReferenceOperation { Property.Name: "Length", Instance: { } whole } when RuntimeTypes.IsMemory(whole.Type) =>
                ConstantLength.Find(whole, cancellation, depth + 1),
            _ => null,
        };
    }

    private static int? Compute(BinaryOperatorKind kind, long left, long right)
    {
        long? value = kind switch
        {
            BinaryOperatorKind.Add => left + right,
            BinaryOperatorKind.Subtract => left - right,
            BinaryOperatorKind.Multiply => left * right,
            BinaryOperatorKind.Divide when right != 0 => left / right,
            BinaryOperatorKind.Remainder when right != 0 => left % right,
            _ => null,
        };
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : null;
    }
}
