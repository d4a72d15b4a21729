using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>Contexts and states that another network made.</summary>
internal sealed class ContextOwner : UsageRule
{
    public override void OnCall(NetworkCall call)
    {
        if (call.Kind is not (CallKind.ForwardBatch or CallKind.Backward or CallKind.Step)
            || call.Network is null
            || call.Argument(0) is not IArgumentOperation argument
            || Origin.Find(argument.Value, call.Cancellation) is not IInvocationOperation
            {
                TargetMethod.Name: "CreateContext" or "CreateState",
                Instance: IOperation maker,
            }
            || NetworkModels.TypeOf(maker, call.Cancellation) is not INamedTypeSymbol owner)
        {
            return;
        }

        bool isState = call.Kind == CallKind.Step;
        if (!SymbolEqualityComparer.Default.Equals(owner.OriginalDefinition, call.Network.OriginalDefinition))
        {
            call.Report(Rules.ForeignContext, 0, call.TextOf(0), isState ? "state" : "context", $"'{owner.Name}'", $"'{call.Network.Name}'");
        }
        else if (!isState && IsOtherInstance(maker, call.Operation.Instance))
        {
            call.Report(
                Rules.ForeignContext,
                0,
                call.TextOf(0),
                "context",
                $"'{SourceText.Of(maker.Syntax)}'",
                $"'{SourceText.Of(call.Operation.Instance!.Syntax)}', another instance of '{owner.Name}'");
        }
    }

    // Two locals, each of a network of its own.
    private static bool IsOtherInstance(IOperation one, IOperation? other) =>
        Origin.Local(one) is ILocalSymbol first
        && Origin.Local(other) is ILocalSymbol second
        && !SymbolEqualityComparer.Default.Equals(first, second)
        && IsNew(first, one)
        && IsNew(second, other!);

    private static bool IsNew(ILocalSymbol local, IOperation use) =>
        LocalUses.Of(use).OnlyValue(local) is IOperation value && Origin.WithoutConversions(value) is IObjectCreationOperation;
}
