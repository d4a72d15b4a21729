using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Usage;

/// <summary>What to do about a figure that is watched and that there is not.</summary>
/// <param name="Text">In words.</param>
/// <param name="Instead">The figure that may be watched in its place; null where none is of its kind.</param>
internal sealed record FigureAdvice(string Text, string? Instead)
{
    private const string OfValidation = "val_";

    public static FigureAdvice Of(string watched, IReadOnlyList<string> figures, bool validates)
    {
        bool isOfValidation = watched.StartsWith(OfValidation, StringComparison.Ordinal);
        string plain = isOfValidation ? watched.Substring(OfValidation.Length) : watched;
        bool isKept = figures.Contains(plain);
        string? metric = MetricNames.TypeOf(plain);
        string? instead = isKept ? plain : NameAdvice.Nearest(watched, figures) ?? Alike(watched, isOfValidation && validates, figures);

        List<string> steps = [];
        if (isOfValidation && !validates && (isKept || metric is not null))
        {
            steps.Add("hand Fit a validation dataset");
        }

        if (!isKept && metric is not null)
        {
            steps.Add($"add {metric} to Metrics");
        }

        string text = string.Join(" and ", steps);
        return new FigureAdvice(
            steps.Count == 0 ? $"watch {(instead is null ? "one of these" : $"'{instead}'")}"
                : instead is null ? text
                : $"{text}, or watch '{instead}'",
            instead);
    }

    // Keras calls every accuracy by the name that it was asked for by; here each has its own. Which way is better is the same.
    private static string? Alike(string watched, bool isOfValidation, IReadOnlyList<string> figures)
    {
        string[] alike = [.. figures.Where(figure =>
            figure.EndsWith("accuracy", StringComparison.Ordinal) && figure.StartsWith(OfValidation, StringComparison.Ordinal) == isOfValidation)];
        return watched.EndsWith("accuracy", StringComparison.Ordinal) && alike.Length == 1 ? alike[0] : null;
    }
}
