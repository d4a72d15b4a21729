using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Usage;

/// <summary>Metrics that read labels of another kind than the loss, or that do not fit the output.</summary>
internal sealed class MetricTargets : UsageRule
{
    public override void OnTrainer(OperationAnalysisContext context, TrainerCreation trainer)
    {
        if (trainer is not { Model: { } model }
            || trainer.Setting("Metrics") is not IOperation metrics
            || Elements.Of(metrics, context.CancellationToken) is not { } elements
            || ExpectedThrow.Contains(trainer.Operation))
        {
            return;
        }

        foreach (IOperation element in elements)
        {
            if (Origin.Find(element, context.CancellationToken) is IObjectCreationOperation { Type: { } type } metric
                && RuntimeTypes.IsOurs(type, type.Name))
            {
                Check(context, trainer, model, element, metric);
            }
        }
    }

    private static void Check(
        OperationAnalysisContext context, TrainerCreation trainer, NetworkModel model, IOperation element, IObjectCreationOperation metric)
    {
        string name = metric.Type!.Name;
        int outputs = model.OutputShape.ElementCount;
        if (outputs > 1
            && trainer.Loss is { Family: LossFamily.Classes or LossFamily.Probabilities } loss
            && Problem(name, loss) is (string reads, string instead))
        {
            // One has a threshold and the other has classes.
            bool isAlike = metric.Arguments.All(static argument => argument.ArgumentKind != ArgumentKind.Explicit)
                || (name != "BinaryAccuracy" && instead != "BinaryAccuracy");
            string given = loss.IsSparse ? "class indices" : $"a number for each of the {Text.Of(outputs)} outputs";
            context.ReportDiagnostic(Remedy.Report(
                Rules.MetricTargets,
                element.Syntax.GetLocation(),
                isAlike ? [new Remedy(FindingProperties.Replace, metric.Syntax.GetLocation(), instead)] : [],
                $"{name} reads {reads}, but {loss.Name} is given {given}; use {instead}"));
            return;
        }

        // Of several outputs, a metric is told its own.
        int? targets = trainer.Loss is null ? null : TargetSizes.Of(trainer.Loss, outputs, context.CancellationToken);
        if (OutputFacts.All(model) is { Count: 1 } all
            && new MetricShapes(metric, outputs, targets)
                .Problem($"'{all[0].Layer}' of '{trainer.Network!.Name}'", trainer.Loss, context.CancellationToken) is string problem)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.MetricTargets, element.Syntax.GetLocation(), problem));
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
