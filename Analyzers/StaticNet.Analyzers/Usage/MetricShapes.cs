using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StaticNet.Generator.Common;

namespace StaticNet.Analyzers.Usage;

/// <summary>Metrics that are told of other classes than the output has, or that read a target of another size.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Outputs">Elements of a prediction.</param>
/// <param name="Targets">Elements of a target; null where not known.</param>
internal sealed record MetricShapes(IObjectCreationOperation Metric, int Outputs, int? Targets)
{
    private string Name => Metric.Type!.Name;

    /// <summary>What is wrong, as the metric's <c>Update</c> would say or its figure would hide; null where nothing is.</summary>
    public string? Problem(string output, LossCreation? loss, CancellationToken cancellation)
    {
        string made = Outputs == 1 ? "1 output" : Text.Of(Outputs) + " outputs";
        int? classes = Constant("classes", cancellation) ?? Labels(cancellation);
        switch (Name)
        {
            case "ConfusionMatrix" or "F1Score" when classes > 0 && classes != Outputs && !IsPair(classes):
                return $"{Name} counts {Classes(classes.Value)}, but {output} makes {made}"
                    + (Outputs > 1 ? $"; say {Text.Of(Outputs)}" : Name == "F1Score" ? "; say 1, with a threshold" : "; say 2");
            case "Precision" or "Recall" when Constant("classId", cancellation) is int id && id >= Outputs:
                return $"{Name} counts class {Text.Of(id)}, but {output} makes {made}; classes are counted from 0";
            case "Accuracy" or "CategoricalAccuracy" or "SparseCategoricalAccuracy" or "TopKCategoricalAccuracy" or "SparseTopKCategoricalAccuracy"
                when classes > 0 && Outputs % classes != 0:
                return $"{Name} reads distributions of {Classes(classes.Value)}, but {output} makes {made}, no whole number of them";
            case "TopKCategoricalAccuracy" or "SparseTopKCategoricalAccuracy"
                when Constant("k", cancellation) is int k && classes is int setting && Of(setting) is > 1 and int all && k >= all:
                return $"{Name} asks whether the label is among the {Text.Of(k)} most probable of {Text.Of(all)} classes, which is always so; "
                    + (all > 2 ? $"say a k of at most {Text.Of(all - 1)}" : "use an accuracy");
            case "AUC" or "R2Score" or "MeanAbsoluteErrorMetric" or "MeanSquaredErrorMetric" or "RootMeanSquaredError" or "PeakSignalToNoiseRatio"
                when Targets is int targets && targets != Outputs && loss is not null:
                return $"{Name} reads a target for each of the {made}, but {loss.Name} is given {Text.Of(targets)} for each sample; leave it out"
                    + (loss.Name == "SparseCategoricalCrossentropy" ? ", or use CategoricalCrossentropy with one-hot targets" : string.Empty);
            default:
                return null;
        }
    }

    // One output tells two classes apart.
    private bool IsPair(int? classes) => Name == "ConfusionMatrix" && Outputs == 1 && classes == 2;

    private int Of(int setting) => setting == 0 ? Outputs : setting;

    private static string Classes(int count) => count == 1 ? "1 class" : Text.Of(count) + " classes";

    private int? Constant(string parameter, CancellationToken cancellation) =>
        Argument(parameter) is IArgumentOperation argument ? ConstantNumber.Find(WithoutNullable(argument.Value), cancellation) : null;

    private int? Labels(CancellationToken cancellation) =>
        Argument("labels") is { } argument && Origin.WithoutConversions(argument.Value) is not (ILocalReferenceOperation or IFieldReferenceOperation)
            ? Elements.Of(argument.Value, cancellation)?.Count
            : null;

    private static IOperation WithoutNullable(IOperation value) =>
        value is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion ? conversion.Operand : value;

    private IArgumentOperation? Argument(string parameter) =>
        Metric.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter);
}
