using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>A network that is trained in a member, and forgotten with it.</summary>
internal sealed class TrainedAndLost : UsageRule
{
    public override void OnCall(NetworkCall call)
    {
        // Who reads how it went has what was wanted; callbacks see the network and may save it.
        if (call.Kind is not (CallKind.Fit or CallKind.TrainerStep)
            || call.Operation.Parent is not (IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation })
            || call.Argument(3) is not null
            || call.Trainer is not { Network: { } network } trainer
            || trainer.Setting("Callbacks") is not null
            || trainer.Setting("Metrics") is not null
            || Origin.Local(call.Operation.Instance) is not ILocalSymbol local
            || !LocalUses.Of(call.Operation).References(local).All(use => IsTraining(use, call))
            || !IsUsedByTrainerOnly(trainer))
        {
            return;
        }

        call.Report(Rules.TrainedAndLost, call.Operation.Syntax.GetLocation(), network.Name, SourceText.Of(trainer.NetworkArgument.Syntax));
    }

    // The call itself tells for all of them.
    private static bool IsTraining(IOperation use, NetworkCall call) =>
        use.Parent is IInvocationOperation other
        && other.Instance == use
        && (other.TargetMethod.Name == "Dispose"
            || (NetworkCall.KindOf(other) is CallKind.Fit or CallKind.TrainerStep
                && other.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation }
                && other.Syntax.SpanStart <= call.Operation.Syntax.SpanStart));

    private static bool IsUsedByTrainerOnly(TrainerCreation trainer)
    {
        IOperation network = Origin.WithoutConversions(trainer.NetworkArgument);
        return network is IObjectCreationOperation
            || (Origin.Local(network) is ILocalSymbol local
                && LocalUses.Of(network) is LocalUses uses
                && uses.OnlyValue(local) is IOperation value
                && Origin.WithoutConversions(value) is IObjectCreationOperation
                && uses.References(local).Count == 1);
    }
}
