using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>A network that is made and loaded again for every sample.</summary>
internal sealed class NetworkPerTurn : UsageRule
{
    public override void OnCall(NetworkCall call)
    {
        if (call.Kind != CallKind.Load
            || call.Argument(0)?.Value.ConstantValue.Value is not string path
            || Origin.Local(call.Operation.Instance) is not ILocalSymbol local
            || LocalUses.Of(call.Operation) is not LocalUses uses
            || uses.OnlyValue(local) is not IOperation value
            || Origin.WithoutConversions(value) is not IObjectCreationOperation creation
            || LoopAround(creation) is not ILoopOperation loop
            || LoopAround(call.Operation) != loop)
        {
            return;
        }

        // Loaded once and then only run: every turn makes the same.
        bool runs = uses.References(local).All(static use =>
            use.Parent is IInvocationOperation other && other.Instance == use && NetworkCall.KindOf(other) is CallKind.Forward or CallKind.Load);
        if (runs && uses.References(local).Count(static use => use.Parent is IInvocationOperation other && NetworkCall.KindOf(other) == CallKind.Load) == 1)
        {
            call.Report(Rules.NetworkPerTurn, creation.Syntax.GetLocation(), call.Network!.Name, path);
        }
    }

    private static ILoopOperation? LoopAround(IOperation operation)
    {
        for (IOperation? node = operation.Parent; node is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation; node = node.Parent)
        {
            if (node is ILoopOperation loop)
            {
                return loop;
            }
        }

        return null;
    }
}
