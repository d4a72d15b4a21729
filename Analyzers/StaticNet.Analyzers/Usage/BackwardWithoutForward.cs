using System.Linq;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>A way back into a context that no training pass was recorded in, or whose pass another has used up.</summary>
internal sealed class BackwardWithoutForward : UsageRule
{
    public override void OnCall(NetworkCall call)
    {
        if (call.Kind != CallKind.Backward
            || call.Argument(0) is not IArgumentOperation argument
            || ContextLife.Of(argument.Value, call.Cancellation) is not ContextLife life)
        {
            return;
        }

        // One mistake, however many calls follow.
        bool isFirst = !life.Backwards.Any(backward => backward.Syntax.SpanStart < call.Operation.Syntax.SpanStart);
        string? never = life.Passes.Count == 0 ? "no Forward records into it"
            : IsSetBefore(life) ? "its Training is false, so Forward records nothing"
            : null;
        string? problem = isFirst ? never
            : never is null && IsUsedUp(call, life) ? "the Backward before has used it up; run Forward again"
            : null;
        if (problem is not null && (isFirst || !ExpectedThrow.Contains(call.Operation)))
        {
            call.Report(Rules.BackwardWithoutForward, 0, call.TextOf(0), problem);
        }
    }

    // Never anything but false, and that before the first pass in any order of execution: beside the declaration.
    private static bool IsSetBefore(ContextLife life)
    {
        ISimpleAssignmentOperation[] settings = [.. life.SettingsOf("Training")];
        return settings.Length > 0
            && settings.All(static setting => setting.Value.ConstantValue is { HasValue: true, Value: false })
            && settings.Any(setting =>
                setting.Parent?.Parent is IBlockOperation block
                && block.Locals.Any(local => local.Name == ((setting.Target as IPropertyReferenceOperation)?.Instance as ILocalReferenceOperation)?.Local.Name)
                && life.Passes.All(pass => pass.Syntax.SpanStart > setting.Syntax.SpanStart));
    }

    // A Backward in the same block, and no Forward from there to here.
    private static bool IsUsedUp(NetworkCall call, ContextLife life) =>
        life.Backwards.Any(before => life.IsStraightTo(call.Operation, before));
}
