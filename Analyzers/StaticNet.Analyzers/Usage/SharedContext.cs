using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>A context, state or trainer that several threads use at once.</summary>
internal sealed class SharedContext : UsageRule
{
    public override void OnCall(NetworkCall call)
    {
        if (SharedBy(call.Operation) is IOperation shared
            && HolderOf(Origin.WithoutConversions(shared)) is ISymbol holder
            && ThreadsOf(call.Operation, holder) is string threads)
        {
            (string what, string remedy) = call.Kind switch
            {
                CallKind.Step => ("state", "make one for each by CreateState"),
                CallKind.ForwardBatch or CallKind.Backward => ("context", "make one for each by CreateContext"),
                _ => ("trainer", "make one for each, with a network of its own"),
            };
            call.Report(Rules.SharedContext, shared.Syntax.GetLocation(), SourceText.Of(shared.Syntax), what, threads, remedy);
        }
    }

    /// <summary>The symbol that holds a context; null where there may be another for each thread, as in an array.</summary>
    public static ISymbol? HolderOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field =>
            field.Field.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "ThreadStaticAttribute") ? null : field.Field,
        _ => null,
    };

    // What a call writes to: its context, its state, or the trainer.
    private static IOperation? SharedBy(IInvocationOperation call) => NetworkCall.KindOf(call) switch
    {
        CallKind.TrainerStep or CallKind.Fit or CallKind.Evaluate or CallKind.Predict => call.Instance,
        CallKind.ForwardBatch or CallKind.Backward or CallKind.Step =>
            call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value,
        _ => null,
    };

    private static string? ThreadsOf(IOperation call, ISymbol holder)
    {
        if (Beside(call, call, holder) is string before)
        {
            return before + " and of the code after it";
        }

        for (IOperation? node = call.Parent; node is not null; node = node.Parent)
        {
            bool isFunction = node is IAnonymousFunctionOperation or ILocalFunctionOperation;
            if (node is ILockOperation || (isFunction && (Threads.IsDeclaredIn(holder, node) || Waiting.TakesTurns(node))))
            {
                return null;
            }

            string? threads = !isFunction ? null
                : Delegates.PlacesOf(node).Select(handed => Threads.Of(handed, holder)).FirstOrDefault(static name => name is not null)
                ?? ThreadStart.All(call).Where(start => start.Function == node).Select(start => Beside(start.Place, call, holder)).FirstOrDefault(static name => name is not null);
            if (threads is not null)
            {
                return threads;
            }
        }

        return null;
    }

    // What has been started before a place, uses the same and may still be at it.
    private static string? Beside(IOperation place, IOperation call, ISymbol holder) => ThreadStart.All(call).FirstOrDefault(start =>
        start.Place != place
        && start.Place.Syntax.SpanStart < place.Syntax.SpanStart
        && UsesAtOnce(start.Function, holder)
        && !WaitsBefore(call)
        && StillRunning.At(start.Place, place, holder))?.Name;

    private static bool UsesAtOnce(IOperation function, ISymbol holder) =>
        !Threads.IsDeclaredIn(holder, function)
        && !Waiting.TakesTurns(function)
        && function.Descendants().OfType<IInvocationOperation>().Any(call =>
            SharedBy(call) is IOperation shared
            && SymbolEqualityComparer.Default.Equals(HolderOf(Origin.WithoutConversions(shared)), holder)
            && !IsLocked(call)
            && !WaitsBefore(call));

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
