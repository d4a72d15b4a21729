using System.Linq;
using Microsoft.CodeAnalysis.Operations;
using StaticNet.Generator.Common;

namespace StaticNet.Analyzers.Usage;

/// <summary>Gradients of more samples than the Forward before recorded, or of fewer.</summary>
internal sealed class GradientCounts : UsageRule
{
    public override void OnCall(NetworkCall call)
    {
        if (call is not { Kind: CallKind.Backward, Model: { } model }
            || call.LengthOf(1) is not int gradients
            || call.Argument(0) is not IArgumentOperation argument
            || ContextLife.Of(argument.Value, call.Cancellation) is not ContextLife life
            || life.Passes.FirstOrDefault(each => life.IsStraightTo(call.Operation, each)) is not IInvocationOperation pass
            || pass.Arguments.FirstOrDefault(static each => each.Parameter?.Ordinal == 1) is not IArgumentOperation inputs
            || ConstantLength.Find(inputs.Value, call.Cancellation) is not int read)
        {
            return;
        }

        int samples = read / model.InputShape.ElementCount;
        int size = model.OutputShape.ElementCount;

        // What is no whole number of samples is told at its own place.
        if (samples > 0 && read % model.InputShape.ElementCount == 0 && gradients % size == 0 && gradients != samples * size
            && !ExpectedThrow.Contains(call.Operation))
        {
            call.Report(
                Rules.WrongBatch,
                1,
                $"'{call.TextOf(1)}' holds gradients of {Text.Of(gradients / size)} samples, but the Forward before read {Text.Of(samples)} "
                    + $"('{SourceText.Of(NetworkCall.ExpressionOf(inputs))}'): hand over {Text.Of(samples * size)} elements");
        }
    }
}
