using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>From a lambda or local function to where it is handed over, and back.</summary>
internal static class Delegates
{
    /// <summary>Each place where a function is named: the lambda itself, or a local or local function by its name.</summary>
    public static IEnumerable<IOperation> PlacesOf(IOperation function)
    {
        if (function is ILocalFunctionOperation local)
        {
            return LocalUses.Of(function).Delegates(local.Symbol).Select(Outermost);
        }

        IOperation handed = Outermost(function);
        return handed.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } symbol } }
            && LocalUses.Of(function).OnlyValue(symbol) is not null
                ? LocalUses.Of(function).References(symbol).Select(Outermost)
                : [handed];
    }

    /// <summary>A function with the conversions that make a delegate of it.</summary>
    public static IOperation Outermost(IOperation node)
    {
        while (node.Parent is IDelegateCreationOperation or IConversionOperation)
        {
            node = node.Parent;
        }

        return node;
    }

    /// <summary>The lambda or local function that a delegate runs; null where it may be any.</summary>
    public static IOperation? FunctionOf(IOperation value)
    {
        value = Target(value);
        if (value is ILocalReferenceOperation local && LocalUses.Of(local).OnlyValue(local.Local) is IOperation only)
        {
            value = Target(only);
        }

        return value switch
        {
            IAnonymousFunctionOperation => value,
            IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } method => LocalUses.Of(value).Function(method.Method),
            _ => null,
        };
    }

    private static IOperation Target(IOperation value)
    {
        while (true)
        {
            switch (value)
            {
                case IDelegateCreationOperation creation:
                    value = creation.Target;
                    break;
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    break;
                default:
                    return value;
            }
        }
    }
}
