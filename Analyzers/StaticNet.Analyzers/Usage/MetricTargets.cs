using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StaticNet.Generator.Common;

namespace StaticNet.Analyzers.Usage;

/// <summary>Metrics that read labels of another kind than the loss.</summary>
internal sealed class MetricTargets : UsageRule
{
    public override void OnTrainer(OperationAnalysisContext context, TrainerCreation trainer)
    {
        if (trainer is not { Model: { } model, Loss: { Family: LossFamily.Classes or LossFamily.Probabilities } loss }
            || trainer.Setting("Metrics") is not IOperation metrics
            || Elements.Of(metrics, context.CancellationToken) is not { } elements
            || model.OutputShape.ElementCount < 2)
        {
            return;
        }

        foreach (IOperation element in elements)
        {
            if (Origin.Find(element, context.CancellationToken) is IObjectCreationOperation metric
                && RuntimeTypes.IsOurs(metric.Type, metric.Type?.Name ?? string.Empty)
                && Problem(metric.Type!.Name, loss) is (string reads, string instead))
            {
                // One has a threshold and the other has classes.
                bool isAlike = metric.Arguments.All(static argument => argument.ArgumentKind != ArgumentKind.Explicit)
                    || (metric.Type!.Name != "BinaryAccuracy" && instead != "BinaryAccuracy");
                context.ReportDiagnostic(Remedy.Report(
                    Rules.MetricTargets,
                    element.Syntax.GetLocation(),
                    isAlike ? [new Remedy(FindingProperties.Replace, metric.Syntax.GetLocation(), instead)] : [],
                    metric.Type!.Name,
                    reads,
                    loss.Name,
                    loss.IsSparse ? "class indices" : "a number for each of the " + Text.Of(model.OutputShape.ElementCount) + " outputs",
                    instead));
            }
        }
    }

    private static (string Reads, string Instead)? Problem(string metric, LossCreation loss) => metric switch
    {
        "CategoricalAccuracy" when loss.IsSparse => ("one-hot targets", "SparseCategoricalAccuracy"),
        "TopKCategoricalAccuracy" when loss.IsSparse => ("one-hot targets", "SparseTopKCategoricalAccuracy"),
        "BinaryAccuracy" when loss.IsSparse => ("a target for each output", "SparseCategoricalAccuracy"),
        "SparseCategoricalAccuracy" when !loss.IsSparse => ("class indices", Dense(loss, "CategoricalAccuracy")),
        "SparseTopKCategoricalAccuracy" when !loss.IsSparse => ("class indices", Dense(loss, "TopKCategoricalAccuracy")),
        _ => null,
    };

    private static string Dense(LossCreation loss, string metric) => loss.Family == LossFamily.Probabilities ? "BinaryAccuracy" : metric;
}
