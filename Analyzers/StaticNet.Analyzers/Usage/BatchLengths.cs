using Microsoft.CodeAnalysis.Operations;
using StaticNet.Generator.Common;

namespace StaticNet.Analyzers.Usage;

/// <summary>Buffers of a known length that hold several samples.</summary>
internal sealed class BatchLengths : UsageRule
{
    public override void OnCall(NetworkCall call)
    {
        if (call.Model is null || Buffers(call) is not (int first, Port one, Port other))
        {
            return;
        }

        int? left = call.LengthOf(first);
        int? right = call.LengthOf(first + 1);
        if (left is int inputs && right is int outputs
            && one.Size != other.Size && !Fits(inputs, outputs, one.Size, other.Size) && Fits(outputs, inputs, one.Size, other.Size)
            && call.Kind == CallKind.ForwardBatch)
        {
            call.Report(
                Rules.SwappedBuffers,
                first,
                call.TextOf(first),
                Text.Of(inputs),
                call.TextOf(first + 1),
                Text.Of(outputs),
                call.Network!.Name,
                call.Model.InputShape.ToString(),
                call.Model.OutputShape.ToString());
        }
        else if (!ReportPart(call, first, left, one) && !ReportPart(call, first + 1, right, other))
        {
            ReportCounts(call, first, left / one.Size, right / other.Size);
        }
    }

    private static bool Fits(int inputs, int outputs, int inputSize, int outputSize) =>
        inputs > 0 && inputs % inputSize == 0 && outputs % outputSize == 0 && inputs / inputSize == outputs / outputSize;

    private static bool ReportPart(NetworkCall call, int ordinal, int? length, Port port)
    {
        // An empty buffer skips what Backward would write there.
        if (length is not int known || (known % port.Size == 0 && (known > 0 || call.Kind == CallKind.Backward)))
        {
            return false;
        }

        Report(call, ordinal, $"'{call.TextOf(ordinal)}' has {Text.Of(known)} elements, no whole number of samples: {port.What} of '{call.Network!.Name}' has {Text.Of(port.Size)} each");
        return true;
    }

    private static void ReportCounts(NetworkCall call, int first, int? left, int? right)
    {
        if (left is int samples && right is int others && samples != others && others > 0 && samples > 0)
        {
            Report(call, first + 1, $"'{call.TextOf(first)}' holds {Samples(samples)} of '{call.Network!.Name}', but '{call.TextOf(first + 1)}' {Text.Of(others)}");
        }
        else if (call.Kind == CallKind.ForwardBatch && left is int count && CapacityOf(call) is int capacity && count > capacity)
        {
            Report(call, first, $"'{call.TextOf(first)}' holds {Samples(count)} of '{call.Network!.Name}', but the context was made for {Text.Of(capacity)}");
        }
    }

    private static void Report(NetworkCall call, int ordinal, string text) => call.Report(Rules.WrongBatch, ordinal, text);

    private static string Samples(int count) => count == 1 ? "1 sample" : Text.Of(count) + " samples";

    private static int? CapacityOf(NetworkCall call) =>
        call.Argument(0) is IArgumentOperation context
        && Origin.Find(context.Value, call.Cancellation) is IInvocationOperation { TargetMethod.Name: "CreateContext", Arguments: { Length: 1 } arguments }
            ? ConstantNumber.Find(arguments[0].Value, call.Cancellation)
            : null;

    // The parameter of the first of two buffers, and what a sample has in each.
    private static (int First, Port One, Port Other)? Buffers(NetworkCall call)
    {
        Port input = new("the input", call.Model!.InputShape.ElementCount);
        Port output = new("the output", call.Model.OutputShape.ElementCount);
        return call.Kind switch
        {
            CallKind.ForwardBatch => (1, input, output),
            CallKind.Backward => (1, output, input),
            CallKind.Predict => (0, input, output),
            CallKind.TrainerStep when call.Trainer?.Loss is LossCreation loss && TargetSizes.Of(loss, output.Size, call.Cancellation) is int target =>
                (0, input, new Port($"a target of {loss.Name}", target)),
            _ => null,
        };
    }

    private sealed record Port(string What, int Size);
}
