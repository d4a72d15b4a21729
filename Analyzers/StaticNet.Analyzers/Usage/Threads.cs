using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>Calls that run a lambda on several threads at once.</summary>
internal static class Threads
{
    /// <summary>What runs a lambda on several threads, while they share what a symbol holds; null where that is not certain.</summary>
    public static string? Of(IAnonymousFunctionOperation function, ISymbol holder)
    {
        IOperation node = function;
        while (node.Parent is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
        {
            node = node.Parent;
        }

        return node.Parent switch
        {
            IInvocationOperation call => OfCall(call, holder),
            IObjectCreationOperation { Type: { Name: "Thread" } type } creation when IsThreading(type) && RunsBeside(creation, holder) => "new Thread",
            _ => null,
        };
    }

    private static string? OfCall(IInvocationOperation call, ISymbol holder)
    {
        INamedTypeSymbol type = call.TargetMethod.ContainingType;
        string name = type.Name + "." + call.TargetMethod.Name;
        return name switch
        {
            // With options it may be told to use one thread.
            "Parallel.For" or "Parallel.ForEach" or "Parallel.ForAsync" or "Parallel.ForEachAsync" when IsThreading(type) =>
                call.TargetMethod.Parameters.Any(static parameter => parameter.Type.Name == "ParallelOptions") ? null : name,
            "ParallelEnumerable.ForAll" or "ParallelEnumerable.Select" => name,
            "Task.Run" or "TaskFactory.StartNew" or "ThreadPool.QueueUserWorkItem" when IsThreading(type) && RunsBeside(call, holder) => name,
            _ => null,
        };
    }

    // Started in a loop that does not wait for it, around which the symbol lives.
    private static bool RunsBeside(IOperation start, ISymbol holder)
    {
        for (IOperation? node = start.Parent; node is not null; node = node.Parent)
        {
            if (node is IAwaitOperation or IAnonymousFunctionOperation)
            {
                return false;
            }

            if (node is ILoopOperation loop)
            {
                return !loop.Descendants().Any(static each => each is IAwaitOperation || Waits(each))
                    && !(holder is not IFieldSymbol && holder.DeclaringSyntaxReferences.Any(declaration => loop.Syntax.Span.Contains(declaration.Span)));
            }
        }

        return false;
    }

    private static bool Waits(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod.Name is "Wait" or "WaitAll" or "WaitOne" or "WaitAny" or "Join" or "GetResult" or "SignalAndWait",
        IPropertyReferenceOperation property => property.Property.Name == "Result",
        _ => false,
    };

    private static bool IsThreading(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: "Threading" } or { Name: "Tasks", ContainingNamespace.Name: "Threading" };
}
