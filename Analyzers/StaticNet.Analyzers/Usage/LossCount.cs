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
        string? problem = loss.Family == LossFamily.Composite
            ? OfParts(CompositePart.All(loss, context.CancellationToken), outputs)
            : outputs.Count > 1 && loss.IsOverClasses
                ? $"{loss.Name} takes all of them for one; give each a loss by CompositeLoss"
            : null;
        if (problem is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.LossCount, trainer.LossLocation, trainer.Network!.Name, Outputs(outputs), problem));
        }
    }

    private static string? OfParts(IReadOnlyList<CompositePart>? parts, IReadOnlyList<OutputFacts> outputs)
    {
        if (parts is null || parts.Any(static part => part.Size is null))
        {
            return null;
        }

        return parts.Select(static part => part.Size!.Value).SequenceEqual(outputs.Select(static output => output.Shape.ElementCount))
            ? null
            : "CompositeLoss has losses for " + string.Join(" + ", parts.Select(static part => Text.Of(part.Size!.Value))) + " elements";
    }

    private static string Outputs(IReadOnlyList<OutputFacts> outputs) =>
        (outputs.Count == 1 ? "one output" : Text.Of(outputs.Count) + " outputs")
        + " of " + string.Join(" + ", outputs.Select(static output => Text.Of(output.Shape.ElementCount))) + " elements";
}
