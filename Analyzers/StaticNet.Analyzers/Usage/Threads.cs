using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>Calls that run a delegate on several threads at once.</summary>
internal static class Threads
{
    // From the start of a thread to what repeats it.
    private const int MostCalls = 2;

    /// <summary>What runs a delegate on several threads, while they share what a symbol holds; null where that is not certain.</summary>
    /// <param name="handed">The delegate, where it is handed over.</param>
    /// <param name="holder">The symbol.</param>
    public static string? Of(IOperation handed, ISymbol holder) => handed.Parent is not IArgumentOperation argument ? null : argument.Parent switch
    {
        IInvocationOperation call => OfCall(call, holder),
        IObjectCreationOperation { Type: { Name: "Thread" } type } creation when IsThreading(type) && RunsBeside(creation, holder) => "new Thread",
        _ => null,
    };

    /// <summary>Whether a type is one of System.Threading or System.Threading.Tasks.</summary>
    public static bool IsThreading(ITypeSymbol type) =>
        (type.ContainingNamespace is { Name: "Tasks" } tasks ? tasks.ContainingNamespace : type.ContainingNamespace)
            is { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether a symbol is declared inside of an operation, and so another one each time that runs.</summary>
    public static bool IsDeclaredIn(ISymbol holder, IOperation operation) =>
        holder is not (IFieldSymbol or IPropertySymbol)
        && holder.DeclaringSyntaxReferences.Any(declaration =>
            declaration.SyntaxTree == operation.Syntax.SyntaxTree && operation.Syntax.Span.Contains(declaration.Span));

    /// <summary>Whether the function around an operation may wait for others, or has what a symbol holds for itself.</summary>
    public static bool HoldsUpCaller(IOperation operation, ISymbol holder)
    {
        while (operation.Parent is not null && operation is not ILocalFunctionOperation)
        {
            operation = operation.Parent;
        }

        return HoldsUp(operation) || (operation is ILocalFunctionOperation && IsDeclaredIn(holder, operation));
    }

    private static string? OfCall(IInvocationOperation call, ISymbol holder)
    {
        INamedTypeSymbol type = call.TargetMethod.ContainingType;
        string name = type.Name + "." + call.TargetMethod.Name;
        return name switch
        {
            "Parallel.For" or "Parallel.ForEach" or "Parallel.ForAsync" or "Parallel.ForEachAsync" when IsThreading(type) =>
                ParallelLimit.IsOne(call) ? null : name,
            "ParallelEnumerable.ForAll" or "ParallelEnumerable.Select" or "ParallelEnumerable.SelectMany" or "ParallelEnumerable.Where"
                or "ParallelEnumerable.Sum" or "ParallelEnumerable.Average" or "ParallelEnumerable.Min" or "ParallelEnumerable.Max"
                or "ParallelEnumerable.Count" or "ParallelEnumerable.Any" or "ParallelEnumerable.All" => ParallelLimit.IsOne(call) ? null : name,
            "Task.Run" or "TaskFactory.StartNew" or "ThreadPool.QueueUserWorkItem" when IsThreading(type) && RunsBeside(call, holder) => name,

            // Requests come at any time.
            "EndpointRouteBuilderExtensions.MapGet" or "EndpointRouteBuilderExtensions.MapPost" or "EndpointRouteBuilderExtensions.MapPut" =>
                call.TargetMethod.Name,
            _ => null,
        };
    }

    // Started several times, by a loop, for each element of a sequence or by calls of that kind, around which the symbol lives, and
    // nobody waits in between.
    private static bool RunsBeside(IOperation start, ISymbol holder, int depth = 0)
    {
        IOperation last = start;
        for (IOperation? node = start.Parent; node is not null; last = node, node = node.Parent)
        {
            if (node is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation && IsDeclaredIn(holder, node))
            {
                return false;
            }

            if (node is ILoopOperation loop && !loop.Descendants().Any(Waiting.Waits) && loop is not IForEachLoopOperation { IsAsynchronous: true })
            {
                return true;
            }

            // An async lambda gives its caller the task at its first await; the next one runs beside it.
            if (node is IAnonymousFunctionOperation function)
            {
                return Delegates.PlacesOf(function).Any(RunsForEach) && !HoldsUp(function);
            }

            if (node is ILocalFunctionOperation)
            {
                last = node;
                break;
            }
        }

        return depth < MostCalls
            && (last is ILocalFunctionOperation || holder is IFieldSymbol or IPropertySymbol)
            && CallSites.FunctionAround(start) is IMethodSymbol around
            && (CallSites.CallsOf(around, start).Any(site => RunsBeside(site, holder, depth + 1))
                || CallSites.DelegatesOf(around, start).Any(static named => RunsForEach(Delegates.Outermost(named))))
            && !HoldsUp(last);
    }

    private static bool HoldsUp(IOperation function) => function.Descendants().Any(Waiting.Blocks) || Waiting.TakesTurns(function);

    private static bool RunsForEach(IOperation handed) =>
        handed.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { } method } call }
        && (method.ContainingType.Name + "." + method.Name) switch
        {
            "List.ForEach" or "Array.ForEach" => true,
            "Enumerable.Select" => IsRunAtOnce(call),
            _ => false,
        };

    // Select does nothing until somebody asks, and who asks for one after the other may wait for each.
    private static bool IsRunAtOnce(IOperation sequence) =>
        IsAskedAtOnce(sequence)
        || (sequence.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } }
            && LocalUses.Of(sequence).OnlyValue(local) is not null
            && LocalUses.Of(sequence).References(local).Any(IsAskedAtOnce));

    private static bool IsAskedAtOnce(IOperation sequence)
    {
        while (sequence.Parent is IConversionOperation or ITranslatedQueryOperation)
        {
            sequence = sequence.Parent;
        }

        return sequence.Syntax.Parent is SpreadElementSyntax
            || sequence.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "WhenAll" or "ToArray" or "ToList" } };
    }
}
