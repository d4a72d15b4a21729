using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>A function that begins to run on a thread of its own.</summary>
/// <param name="Name">What starts it.</param>
/// <param name="Function">The lambda or local function.</param>
/// <param name="Place">The call; of several delegates in one, the delegate.</param>
internal sealed record ThreadStart(string Name, IOperation Function, IOperation Place)
{
    private static readonly ConditionalWeakTable<IOperation, IReadOnlyList<ThreadStart>> s_known = new();

    /// <summary>All in the member that an operation is part of, as they stand in the source. Found once for each.</summary>
    public static IReadOnlyList<ThreadStart> All(IOperation operation)
    {
        while (operation.Parent is not null)
        {
            operation = operation.Parent;
        }

        return s_known.GetValue(operation, static root =>
            [.. root.Descendants().OfType<IInvocationOperation>().SelectMany(Of).OrderBy(static start => start.Place.Syntax.SpanStart)]);
    }

    private static IEnumerable<ThreadStart> Of(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        return call.Arguments.Length == 0 && method.Name != "Start" ? [] : method.Name switch
        {
            "Run" or "StartNew" or "QueueUserWorkItem" when Threads.IsThreading(method.ContainingType) =>
                Named(method.ContainingType.Name + "." + method.Name, call.Arguments[0].Value, call),
            "Invoke" when method.ContainingType.Name == "Parallel" && Threads.IsThreading(method.ContainingType) && !ParallelLimit.IsOne(call) =>
                call.Arguments[call.Arguments.Length - 1].Value is IArrayCreationOperation { Initializer: { } actions }
                    ? actions.ElementValues.SelectMany(static action => Named("Parallel.Invoke", action, action))
                    : [],
            "Start" when method.ContainingType.Name is "Thread" or "Task"
                && Threads.IsThreading(method.ContainingType)
                && Origin.Find(call.Instance!, CancellationToken.None) is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } =>
                Named("new " + method.ContainingType.Name, arguments[0].Value, call),
            _ => [],
        };
    }

    private static ThreadStart[] Named(string name, IOperation value, IOperation place) =>
        Delegates.FunctionOf(value) is IOperation function ? [new ThreadStart(name, function, place)] : [];
}
