using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>
/// Where the locals of a member are read and written, in its lambdas and local functions too. Asked only for members that use
/// networks, and found once for each.
/// </summary>
internal sealed class LocalUses
{
    private static readonly ConditionalWeakTable<IOperation, LocalUses> s_known = new();

    private readonly Dictionary<ISymbol, List<ILocalReferenceOperation>> _references = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IOperation> _initializers = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ILocalFunctionOperation> _functions = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<IMethodReferenceOperation>> _delegates = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<IInvocationOperation>> _calls = new(SymbolEqualityComparer.Default);

    private LocalUses(IOperation root)
    {
        foreach (IOperation operation in root.Descendants())
        {
            if (operation is ILocalReferenceOperation reference)
            {
                Add(_references, reference.Local, reference);
            }
            else if (operation is ILocalFunctionOperation function)
            {
                _functions[function.Symbol] = function;
            }
            else if (operation is IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } method)
            {
                Add(_delegates, method.Method.OriginalDefinition, method);
            }
            else if (operation is IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } call)
            {
                Add(_calls, call.TargetMethod.OriginalDefinition, call);
            }
            else if (operation is IVariableDeclaratorOperation declarator
                && declarator.Symbol.RefKind == RefKind.None
                && declarator.GetVariableInitializer() is IVariableInitializerOperation initializer)
            {
                _initializers[declarator.Symbol] = initializer.Value;
            }
        }
    }

    /// <summary>Those of the member that an operation is part of.</summary>
    public static LocalUses Of(IOperation operation)
    {
        while (operation.Parent is not null)
        {
            operation = operation.Parent;
        }

        return s_known.GetValue(operation, static root => new LocalUses(root));
    }

    /// <summary>All uses of a local after its declaration.</summary>
    public IReadOnlyList<ILocalReferenceOperation> References(ILocalSymbol local) =>
        _references.TryGetValue(local, out List<ILocalReferenceOperation> known) ? known : [];

    /// <summary>Where a local function becomes a delegate.</summary>
    public IReadOnlyList<IMethodReferenceOperation> Delegates(IMethodSymbol function) =>
        _delegates.TryGetValue(function, out List<IMethodReferenceOperation> known) ? known : [];

    /// <summary>Where a local function is called.</summary>
    public IReadOnlyList<IInvocationOperation> Calls(IMethodSymbol function) =>
        _calls.TryGetValue(function, out List<IInvocationOperation> known) ? known : [];

    /// <summary>A local function of the member.</summary>
    public ILocalFunctionOperation? Function(IMethodSymbol function) =>
        _functions.TryGetValue(function.OriginalDefinition, out ILocalFunctionOperation known) ? known : null;

    /// <summary>What a local is declared with, if nothing else is ever assigned to it; else null.</summary>
    public IOperation? OnlyValue(ILocalSymbol local) =>
        _initializers.TryGetValue(local, out IOperation value) && !References(local).Any(IsWritten) ? value : null;

    private static void Add<T>(Dictionary<ISymbol, List<T>> all, ISymbol symbol, T use)
    {
        if (!all.TryGetValue(symbol, out List<T> known))
        {
            all.Add(symbol, known = []);
        }

        known.Add(use);
    }

    private static bool IsWritten(IOperation node)
    {
        while (node.Parent is ITupleOperation)
        {
            node = node.Parent;
        }

        return node.Parent switch
        {
            ISimpleAssignmentOperation { IsRef: true } => true,
            IAssignmentOperation assignment => assignment.Target == node,
            IIncrementOrDecrementOperation or IAddressOfOperation => true,
            IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol.RefKind != RefKind.None,
            IConditionalOperation conditional => conditional.IsRef,
            IForEachLoopOperation loop => loop.LoopControlVariable == node,
            _ => false,
        };
    }
}
