using System.Linq;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>A way back into a context that no training pass was recorded in.</summary>
internal sealed class BackwardWithoutForward : UsageRule
{
    public override void OnCall(NetworkCall call)
    {
        if (call.Kind != CallKind.Backward
            || call.Argument(0) is not IArgumentOperation argument
            || ContextLife.Of(argument.Value, call.Cancellation) is not ContextLife life

            // One mistake, however many calls follow.
            || life.Backwards.Any(backward => backward.Syntax.SpanStart < call.Operation.Syntax.SpanStart))
        {
            return;
        }

        string? problem = life.Passes.Count == 0 ? "no Forward records into it"
            : IsSetBefore(life) ? "its Training is false, so Forward records nothing"
            : null;
        if (problem is not null)
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
}
