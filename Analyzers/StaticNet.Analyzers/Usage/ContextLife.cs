using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>All that happens to a context that is made in a member and handed to nothing but its network.</summary>
/// <param name="Passes">Where <c>Forward</c> records into it.</param>
/// <param name="Backwards">Where <c>Backward</c> reads it.</param>
/// <param name="Settings">Where its properties are set.</param>
internal sealed record ContextLife(
    IReadOnlyList<IInvocationOperation> Passes,
    IReadOnlyList<IInvocationOperation> Backwards,
    IReadOnlyList<ISimpleAssignmentOperation> Settings)
{
    /// <summary>That of a local; null where it is not made here, or something else may use it.</summary>
    public static ContextLife? Of(IOperation context, CancellationToken cancellation)
    {
        if (Origin.Local(context) is not ILocalSymbol local
            || LocalUses.Of(context).OnlyValue(local) is not IOperation made
            || Origin.WithoutConversions(made) is not IInvocationOperation { TargetMethod.Name: "CreateContext" })
        {
            return null;
        }

        List<IInvocationOperation> passes = [];
        List<IInvocationOperation> backwards = [];
        List<ISimpleAssignmentOperation> settings = [];
        foreach (ILocalReferenceOperation use in LocalUses.Of(context).References(local))
        {
            cancellation.ThrowIfCancellationRequested();
            switch (use.Parent)
            {
                case IArgumentOperation { Parent: IInvocationOperation call } when NetworkCall.KindOf(call) == CallKind.ForwardBatch:
                    passes.Add(call);
                    break;
                case IArgumentOperation { Parent: IInvocationOperation call } when NetworkCall.KindOf(call) == CallKind.Backward:
                    backwards.Add(call);
                    break;
                case IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } property when assignment.Target == property:
                    settings.Add(assignment);
                    break;
                case IPropertyReferenceOperation { Property.Name: not "Recorded" } or IInvocationOperation { TargetMethod.Name: "ClearGradients" }:
                    break;
                default:
                    return null;
            }
        }

        return new ContextLife(passes, backwards, settings);
    }

    /// <summary>What a property is set to.</summary>
    public IEnumerable<ISimpleAssignmentOperation> SettingsOf(string property) =>
        Settings.Where(setting => ((IPropertyReferenceOperation)setting.Target).Property.Name == property);

    /// <summary>
    /// Whether one call is followed by another in the same block, with no <c>Forward</c> between them, nor anywhere that a call may
    /// run it.
    /// </summary>
    public bool IsStraightTo(IInvocationOperation call, IInvocationOperation before) =>
        call.Parent is IExpressionStatementOperation { Parent: IBlockOperation block }
        && before.Parent is IExpressionStatementOperation statement
        && statement.Parent == block
        && before.Syntax.SpanStart < call.Syntax.SpanStart
        && !block.Operations.Any(static each => each is ILabeledOperation)
        && !Passes.Any(pass => pass.Syntax.SpanStart > before.Syntax.SpanStart && pass.Syntax.SpanStart < call.Syntax.SpanStart)
        && !Passes.Any(IsInFunction);

    private static bool IsInFunction(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }
}
