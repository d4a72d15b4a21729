using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Generator.Common;

namespace StaticNet.Analyzers.Usage;

/// <summary>Losses that are not one for each output, of its size.</summary>
internal sealed class LossCount : UsageRule
{
    public override void OnTrainer(OperationAnalysisContext context, TrainerCreation trainer)
    {
        if (trainer is not { Model: { } model, Loss: LossCreation loss })
        {
            return;
        }

        IReadOnlyList<OutputFacts> outputs = OutputFacts.All(model);
        if (loss.Family == LossFamily.Composite)
        {
            ReportParts(context, trainer, CompositePart.All(loss, context.CancellationToken), outputs);
        }
        else if (outputs.Count > 1 && loss.IsOverClasses)
        {
            string problem = $"{loss.Name} takes all of them for one; give each a loss by CompositeLoss";
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.LossCount, trainer.LossLocation, trainer.Network!.Name, Outputs(outputs), problem));
        }
    }

    private static void ReportParts(
        OperationAnalysisContext context, TrainerCreation trainer, IReadOnlyList<CompositePart>? parts, IReadOnlyList<OutputFacts> outputs)
    {
        if (parts is null || parts.Any(static part => part.Size is null))
        {
            return;
        }

        int[] given = [.. parts.Select(static part => part.Size!.Value)];
        int[] there = [.. outputs.Select(static output => output.Shape.ElementCount)];
        string problem = "CompositeLoss has losses for " + string.Join(" + ", given.Select(static size => Text.Of(size))) + " elements";

        // Of another total no trainer can be made; of the same, a loss compares what belongs to two outputs.
        long total = given.Sum(static size => (long)size);
        if (total != there.Sum())
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.WrongTotal, trainer.LossLocation, trainer.Network!.Name, Outputs(outputs), problem, Text.Of(total), Text.Of(there.Sum())));
        }
        else if (Swapped(given, there) is (int first, int second))
        {
            Remedy swap = new(FindingProperties.Swap, parts[second].Place, string.Empty);
            context.ReportDiagnostic(Remedy.Report(
                Rules.LossCount,
                parts[first].Place,
                [swap],
                trainer.Network!.Name,
                Outputs(outputs),
                $"{problem}, in another order; swap those of {Text.Of(given[first])} and {Text.Of(given[second])}"));
        }
        else if (!given.SequenceEqual(there))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.LossCount, trainer.LossLocation, trainer.Network!.Name, Outputs(outputs), problem));
        }
    }

    // The two that stand in each other's place; null where something else is wrong, or more.
    private static (int First, int Second)? Swapped(int[] given, int[] there)
    {
        int[] wrong = given.Length == there.Length ? [.. Enumerable.Range(0, given.Length).Where(i => given[i] != there[i])] : [];
        return wrong.Length == 2 && given[wrong[0]] == there[wrong[1]] && given[wrong[1]] == there[wrong[0]] ? (wrong[0], wrong[1]) : null;
    }

    private static string Outputs(IReadOnlyList<OutputFacts> outputs) =>
        (outputs.Count == 1 ? "one output" : Text.Of(outputs.Count) + " outputs")
        + " of " + string.Join(" + ", outputs.Select(static output => Text.Of(output.Shape.ElementCount))) + " elements";
}
