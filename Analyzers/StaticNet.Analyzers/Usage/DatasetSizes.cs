using Microsoft.CodeAnalysis.Operations;
using StaticNet.Generator.Common;

namespace StaticNet.Analyzers.Usage;

/// <summary>Datasets whose sizes are known, and not those of the network that is trained or of its loss.</summary>
internal sealed class DatasetSizes : UsageRule
{
    public override void OnCall(NetworkCall call)
    {
        if (call.Kind is not (CallKind.Fit or CallKind.Evaluate) || call.Model is null)
        {
            return;
        }

        foreach (IArgumentOperation argument in call.Operation.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { Name: "dataset" or "validation", Ordinal: int ordinal } }
                && Origin.Find(argument.Value, call.Cancellation) is IObjectCreationOperation { Arguments.Length: 4 } dataset
                && RuntimeTypes.IsOurs(dataset.Type, "Dataset"))
            {
                Check(call, ordinal, dataset);
            }
        }
    }

    private static void Check(NetworkCall call, int ordinal, IObjectCreationOperation dataset)
    {
        int outputSize = call.Model!.OutputShape.ElementCount;
        if (SizeOf(call, dataset, "inputSize") is int input && input != call.Model.InputShape.ElementCount)
        {
            Report(
                call,
                ordinal,
                input,
                "input",
                $"'{call.Network!.Name}' reads {Text.Of(call.Model.InputShape.ElementCount)} ({call.Model.InputShape})");
        }
        else if (call.Trainer!.Loss is LossCreation loss
            && SizeOf(call, dataset, "targetSize") is int target
            && TargetSizes.Of(loss, outputSize, call.Cancellation) is int wanted
            && target != wanted)
        {
            Report(
                call,
                ordinal,
                target,
                "target",
                $"{loss.Name} of '{call.Network!.Name}' compares {Text.Of(wanted)}{Hint(loss, target, outputSize)}");
        }
    }

    private static void Report(NetworkCall call, int ordinal, int size, string kind, string wanted) => call.Report(
        Rules.WrongDataset, ordinal, $"'{call.TextOf(ordinal)}' has {Text.Of(size)} {kind} elements for each sample; {wanted}");

    private static string Hint(LossCreation loss, int target, int outputSize) =>
        loss.Name == "CategoricalCrossentropy" && target == 1 ? "; class indices are for SparseCategoricalCrossentropy"
        : loss.IsSparse && target == outputSize ? "; one-hot targets are for CategoricalCrossentropy"
        : string.Empty;

    private static int? SizeOf(NetworkCall call, IObjectCreationOperation dataset, string parameter)
    {
        foreach (IArgumentOperation argument in dataset.Arguments)
        {
            if (argument.Parameter?.Name == parameter)
            {
                return ConstantNumber.Find(argument.Value, call.Cancellation);
            }
        }

        return null;
    }
}
