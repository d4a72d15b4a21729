using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>The threads between which a context is shared.</summary>
internal static class SharingThreads
{
    // From the call to what runs it on several threads.
    private const int MostCalls = 2;

    /// <summary>What runs a call on several threads, directly or by the functions that make it; null where that is not certain.</summary>
    public static string? Of(IInvocationOperation call, ISymbol holder, int depth = 0)
    {
        if (Beside(call, call, holder) is string before)
        {
            return before + " and of the code after it";
        }

        IOperation last = call;
        for (IOperation? node = call.Parent; node is not null; last = node, node = node.Parent)
        {
            bool isFunction = node is IAnonymousFunctionOperation or ILocalFunctionOperation;
            if (node is ILockOperation || (isFunction && (Threads.IsDeclaredIn(holder, node) || Waiting.TakesTurns(node))))
            {
                return null;
            }

            string? threads = !isFunction ? null
                : First(Delegates.PlacesOf(node).Select(handed => Threads.Of(handed, holder)))
                ?? First(ThreadStart.All(call).Where(start => start.Function == node).Select(start =>
                    Beside(start.Place, call, holder) ?? (IsCalledTwice(start.Place, holder) ? start.Name : null)));
            if (threads is not null)
            {
                return threads;
            }

            if (node is ILocalFunctionOperation local)
            {
                return OfCallers(local.Symbol, call, holder, depth);
            }
        }

        return IsOfObject(holder)
            && CallSites.FunctionAround(call) is IMethodSymbol method
            && (First(CallSites.DelegatesOf(method, call).Select(handed => Threads.Of(Delegates.Outermost(handed), holder)))
                ?? OfCallers(method, call, holder, depth)) is string found
            && !Waiting.TakesTurns(last)
                ? found
                : null;
    }

    private static string? OfCallers(IMethodSymbol function, IInvocationOperation call, ISymbol holder, int depth) =>
        depth < MostCalls ? First(CallSites.CallsOf(function, call).Select(site => Of(site, holder, depth + 1))) : null;

    // By a function that gives its caller a task: PredictAsync(a) and PredictAsync(b), and only then both are awaited.
    private static bool IsCalledTwice(IOperation start, ISymbol holder)
    {
        IMethodSymbol? function = CallSites.FunctionAround(start);
        if (function is null || (function.MethodKind != MethodKind.LocalFunction && !IsOfObject(holder)) || Threads.HoldsUpCaller(start, holder))
        {
            return false;
        }

        IOperation[] calls = [.. CallSites.CallsOf(function, start)];
        return calls.Any(first => calls.Any(second => first != second && StillRunning.At(first, second, holder)));
    }

    private static bool IsOfObject(ISymbol holder) => holder is IFieldSymbol or IPropertySymbol;

    private static string? First(IEnumerable<string?> names) => names.FirstOrDefault(static name => name is not null);

    // What has been started before a place, uses the same and may still be at it.
    private static string? Beside(IOperation place, IInvocationOperation call, ISymbol holder) => ThreadStart.All(call).FirstOrDefault(start =>
        start.Place != place
        && start.Place.Syntax.SpanStart < place.Syntax.SpanStart
        && UsesAtOnce(start.Function, call, holder)
        && !WaitsBefore(call)
        && StillRunning.At(start.Place, place, holder))?.Name;

    private static bool UsesAtOnce(IOperation function, IInvocationOperation other, ISymbol holder) =>
        !Threads.IsDeclaredIn(holder, function)
        && !Waiting.TakesTurns(function)
        && function.Descendants().OfType<IInvocationOperation>().Any(call => Uses(call, other, holder) && !IsLocked(call) && !WaitsBefore(call));

    // By itself, or by the function that the other one calls too.
    private static bool Uses(IInvocationOperation call, IInvocationOperation other, ISymbol holder) => SharedContext.SharedBy(call) is IOperation shared
        ? SymbolEqualityComparer.Default.Equals(SharedContext.HolderOf(Origin.WithoutConversions(shared)), holder)
        : call.Instance is null or IInstanceReferenceOperation && SymbolEqualityComparer.Default.Equals(call.TargetMethod, other.TargetMethod);

    private static bool IsLocked(IOperation call)
    {
        IOperation? node = call.Parent;
        while (node is not null and not ILockOperation)
        {
            node = node.Parent;
        }

        return node is not null;
    }

    // In a lambda: what it waits for may be the other thread.
    private static bool WaitsBefore(IOperation call)
    {
        IOperation? function = call.Parent;
        while (function is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation)
        {
            function = function.Parent;
        }

        return function is not null && function.Descendants().Any(each => each.Syntax.Span.End <= call.Syntax.SpanStart && Waiting.Waits(each));
    }
}
