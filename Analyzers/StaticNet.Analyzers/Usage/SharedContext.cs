using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>A context, state or trainer that several threads use at once.</summary>
internal sealed class SharedContext : UsageRule
{
    public override void OnCall(NetworkCall call)
    {
        bool isOfTrainer = call.Kind is CallKind.TrainerStep or CallKind.Fit or CallKind.Evaluate or CallKind.Predict;
        IOperation? shared = isOfTrainer ? call.Operation.Instance
            : call.Kind is CallKind.ForwardBatch or CallKind.Backward or CallKind.Step ? call.Argument(0)?.Value
            : null;
        if (shared is null || HolderOf(Origin.WithoutConversions(shared)) is not ISymbol holder)
        {
            return;
        }

        IOperation inner = call.Operation;
        for (IOperation? node = inner.Parent; node is not null; inner = node, node = node.Parent)
        {
            if (node is ILockOperation || (node is IAnonymousFunctionOperation or ILocalFunctionOperation && IsDeclaredIn(holder, node)))
            {
                return;
            }

            if (node is IAnonymousFunctionOperation function && Threads.Of(function, holder) is string threads)
            {
                call.Report(
                    Rules.SharedContext,
                    shared.Syntax.GetLocation(),
                    SourceText.Of(shared.Syntax),
                    call.Kind == CallKind.Step ? "state" : isOfTrainer ? "trainer" : "context",
                    threads,
                    isOfTrainer ? "make one for each, with a network of its own" : call.Kind == CallKind.Step ? "make one for each by CreateState" : "make one for each by CreateContext");
                return;
            }
        }
    }

    // An element of an array may be another for each thread.
    private static ISymbol? HolderOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field =>
            field.Field.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "ThreadStaticAttribute") ? null : field.Field,
        _ => null,
    };

    private static bool IsDeclaredIn(ISymbol holder, IOperation function) =>
        holder is not IFieldSymbol
        && holder.DeclaringSyntaxReferences.Any(declaration =>
            declaration.SyntaxTree == function.Syntax.SyntaxTree && function.Syntax.Span.Contains(declaration.Span));
}
