using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StaticNet.Analyzers.Usage;

/// <summary>What the runtime's metrics are called in logs.</summary>
internal static class MetricNames
{
    private static readonly Dictionary<string, string> s_names = new()
    {
        ["Accuracy"] = "accuracy",
        ["AUC"] = "auc",
        ["BinaryAccuracy"] = "binary_accuracy",
        ["CategoricalAccuracy"] = "categorical_accuracy",
        ["ConfusionMatrix"] = "confusion_matrix",
        ["F1Score"] = "f1_score",
        ["MeanAbsoluteErrorMetric"] = "mean_absolute_error",
        ["MeanSquaredErrorMetric"] = "mean_squared_error",
        ["PeakSignalToNoiseRatio"] = "psnr",
        ["Precision"] = "precision",
        ["R2Score"] = "r2_score",
        ["Recall"] = "recall",
        ["RootMeanSquaredError"] = "root_mean_squared_error",
        ["SparseCategoricalAccuracy"] = "sparse_categorical_accuracy",
        ["SparseTopKCategoricalAccuracy"] = "sparse_top_k_categorical_accuracy",
        ["TopKCategoricalAccuracy"] = "top_k_categorical_accuracy",
    };

    /// <summary>The types and their names.</summary>
    public static IReadOnlyDictionary<string, string> All => s_names;

    /// <summary>The name of a metric that an expression gives; null where it may be any.</summary>
    public static string? Of(IOperation metric, CancellationToken cancellation)
    {
        if (Origin.Find(metric, cancellation) is not IObjectCreationOperation { Type: { } type } creation || !RuntimeTypes.IsOurs(type, type.Name))
        {
            return null;
        }

        // The others are told theirs.
        return s_names.TryGetValue(type.Name, out string known) ? known
            : creation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "name") is IArgumentOperation name
                ? Origin.Find(name.Value, cancellation).ConstantValue.Value as string
            : null;
    }

    /// <summary>The type of the metric of a name; null if there is none.</summary>
    public static string? TypeOf(string name) => s_names.FirstOrDefault(pair => pair.Value == name).Key;
}
