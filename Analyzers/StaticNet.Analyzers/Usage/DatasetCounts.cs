using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StaticNet.Generator.Common;

namespace StaticNet.Analyzers.Usage;

/// <summary>Datasets whose buffers hold no whole samples, or more of inputs than of targets.</summary>
internal static class DatasetCounts
{
    /// <summary>Looks at <c>new Dataset&lt;T&gt;(inputs, targets, inputSize, targetSize)</c>.</summary>
    public static void OnCreation(OperationAnalysisContext context)
    {
        // Asked of everything that is made in a project.
        var dataset = (IObjectCreationOperation)context.Operation;
        if (dataset.Arguments.Length != 4
            || !RuntimeTypes.IsOurs(dataset.Type, "Dataset")
            || PartOf(context, dataset, "inputs", "inputSize") is not Part inputs
            || PartOf(context, dataset, "targets", "targetSize") is not Part targets
            || Problem(inputs, targets) is not (Part at, string text)
            || ExpectedThrow.Contains(dataset))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(Rules.WrongDataset, at.Expression.GetLocation(), text));
    }

    private static (Part At, string Text)? Problem(Part inputs, Part targets)
    {
        if (inputs.Length is int all && inputs.Size is int each && all % each != 0)
        {
            return (inputs, Rest(inputs, "inputs", all, each));
        }

        if (targets.Length is int allTargets && targets.Size is int eachTarget && allTargets % eachTarget != 0)
        {
            return (targets, Rest(targets, "targets", allTargets, eachTarget));
        }

        if (inputs is not { Length: int from, Size: int size } || targets is not { Length: int to, Size: int targetSize }
            || from / size == to / targetSize)
        {
            return null;
        }

        string swap = from % targetSize == 0 && to % size == 0 && from / targetSize == to / size
            ? $"; with an input size of {Text.Of(targetSize)} and a target size of {Text.Of(size)} there are {Text.Of(from / targetSize)} of each: swap them"
            : "; there is to be a target for each input";
        return (
            targets,
            $"'{SourceText.Of(inputs.Expression)}' holds {Text.Of(from / size)} inputs of {Text.Of(size)} ({Text.Of(from)} elements), "
                + $"but '{SourceText.Of(targets.Expression)}' {Text.Of(to / targetSize)} targets of {Text.Of(targetSize)} ({Text.Of(to)}){swap}");
    }

    private static string Rest(Part part, string what, int length, int size) =>
        $"'{SourceText.Of(part.Expression)}' has {Text.Of(length)} elements, no whole number of {what} of {Text.Of(size)}: {Text.Of(length % size)} left over";

    private static Part? PartOf(OperationAnalysisContext context, IObjectCreationOperation dataset, string buffer, string size)
    {
        IArgumentOperation? given = ArgumentOf(dataset, buffer);
        return given is null || ArgumentOf(dataset, size) is not IArgumentOperation each
            ? null
            : new Part(
                NetworkCall.ExpressionOf(given),
                ConstantLength.Find(given.Value, context.CancellationToken),
                ConstantNumber.Find(each.Value, context.CancellationToken) is int known and > 0 ? known : null);
    }

    private static IArgumentOperation? ArgumentOf(IObjectCreationOperation dataset, string parameter) =>
        dataset.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter);

    private sealed record Part(SyntaxNode Expression, int? Length, int? Size);
}
