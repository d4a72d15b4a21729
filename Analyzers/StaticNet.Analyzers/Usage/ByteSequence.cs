using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>An array that is made of bytes by a lambda which only converts each: <c>bytes.Select(b => (float)b).ToArray()</c>.</summary>
internal static class ByteSequence
{
    // Sequences that are made of each other, in code that does not compile.
    private const int LongestWay = 8;

    /// <summary>Where a byte becomes a number as it is; null where it may become another, or is none.</summary>
    public static IOperation? ConversionIn(IOperation value, CancellationToken cancellation)
    {
        for (int i = 0;
            i < LongestWay && Origin.Find(value, cancellation) is IInvocationOperation { Arguments: { Length: > 0 } arguments } call;
            i++)
        {
            IMethodSymbol method = call.TargetMethod;
            switch (method.ContainingType.Name + "." + method.Name)
            {
                // What these leave out or turn round is as large as before.
                case "Enumerable.ToArray" or "Enumerable.ToList" or "Enumerable.AsEnumerable"
                    or "Enumerable.Take" or "Enumerable.Skip" or "Enumerable.Reverse":
                    value = arguments[0].Value;
                    break;
                case "Enumerable.Select" or "Array.ConvertAll" when arguments.Length == 2:
                    return ResultOf(arguments[1].Value) is IOperation result && IsByte(result) ? result : null;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Whether a byte is converted, and nothing else.</summary>
    public static bool IsByte(IOperation value) => value switch
    {
        IConversionOperation { OperatorMethod: null, ConstantValue.HasValue: false } conversion =>
            conversion.Operand.Type?.SpecialType == SpecialType.System_Byte || IsByte(conversion.Operand),
        IInvocationOperation { TargetMethod: { Name: "ToSingle" or "ToDouble", ContainingType.Name: "Convert" }, Arguments: { Length: 1 } arguments } =>
            arguments[0].Value.Type?.SpecialType == SpecialType.System_Byte,
        _ => false,
    };

    // Of a lambda of one expression or one return.
    private static IOperation? ResultOf(IOperation lambda) =>
        Delegates.FunctionOf(lambda) is IAnonymousFunctionOperation { Body.Operations: { Length: 1 } statements }
        && statements[0] is IReturnOperation { ReturnedValue: { } value }
            ? value
            : null;
}
