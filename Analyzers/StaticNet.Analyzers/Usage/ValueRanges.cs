using System;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StaticNet.Generator.Common;

namespace StaticNet.Analyzers.Usage;

/// <summary>Constants that a parameter or a property does not take.</summary>
internal static class ValueRanges
{
    /// <summary>Looks at the arguments of a call.</summary>
    public static void OnCall(OperationAnalysisContext context, ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: IParameterSymbol parameter })
            {
                Check(context, argument.Value, parameter);
            }
        }
    }

    /// <summary>Looks at what is assigned to a property, in an initialiser too.</summary>
    public static void OnAssignment(OperationAnalysisContext context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation target)
        {
            Check(context, assignment.Value, target.Property);
        }
    }

    /// <summary>Looks at what a number is converted to: <c>LearningRateSchedule rate = -1;</c></summary>
    public static void OnConversion(OperationAnalysisContext context)
    {
        if (context.Operation is IConversionOperation { OperatorMethod: { Parameters: { Length: 1 } parameters } } conversion)
        {
            Check(context, conversion.Operand, parameters[0], ReceiverOf(conversion));
        }
    }

    // Asked of every argument in a project: most are no constant number.
    private static void Check(OperationAnalysisContext context, IOperation value, ISymbol accepting, ISymbol? receiver = null)
    {
        while (value is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        if (NumberOf(value.ConstantValue) is double number
            && AcceptedValues.Of(accepting.OriginalDefinition) is AcceptedValues accepted
            && !accepted.Contains(number)
            && !ExpectedThrow.Contains(value))
        {
            Remedy[] remedies = accepted.Nearest(number, IsWhole(accepting)) is double nearest
                ? [new Remedy(FindingProperties.Replace, value.Syntax.GetLocation(), Text.Of(nearest) + SuffixOf(value.Type))]
                : [];
            context.ReportDiagnostic(Remedy.Report(
                Rules.ValueOutOfRange,
                value.Syntax.GetLocation(),
                remedies,
                (receiver ?? accepting).Name,
                Convert.ToString(value.ConstantValue.Value, CultureInfo.InvariantCulture),
                OwnerOf(receiver ?? accepting),
                accepted.InWords(isFinite: !double.IsNaN(number) && !double.IsInfinity(number))));
        }
    }

    // Whose value the result becomes, if that has a name.
    private static ISymbol? ReceiverOf(IConversionOperation conversion)
    {
        IOperation? outer = conversion.Parent;
        while (outer is IConversionOperation)
        {
            outer = outer.Parent;
        }

        return outer switch
        {
            IArgumentOperation argument => argument.Parameter,
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } => target.Property,
            _ => null,
        };
    }

    // A parameter of one's own may be a float, and the literal that is written keeps its suffix.
    private static string SuffixOf(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_Single ? "f" : string.Empty;

    private static double? NumberOf(Optional<object?> constant) => constant is not { HasValue: true, Value: object value }
        ? null
        : value switch
        {
            float real => Text.AsWritten(real),
            double or sbyte or byte or short or ushort or int or uint or long => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            _ => null,
        };

    private static bool IsWhole(ISymbol accepting)
    {
        ITypeSymbol? type = (accepting as IParameterSymbol)?.Type ?? (accepting as IPropertySymbol)?.Type;
        type = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        return type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;
    }

    private static string OwnerOf(ISymbol receiver) =>
        receiver.ContainingSymbol is IMethodSymbol { MethodKind: not (MethodKind.Constructor or MethodKind.Conversion) } method
            ? method.Name
            : receiver.ContainingType.Name;
}
