using System.Collections.Generic;

namespace StaticNet;

/// <summary>How a network does on a data set.</summary>
/// <param name="Loss">The mean loss, with the penalties of the parameters.</param>
/// <param name="Metrics">The metrics by name.</param>
public sealed record EvaluationResult(double Loss, IReadOnlyDictionary<string, double> Metrics)
{
    /// <summary>A metric's figure.</summary>
    /// <param name="name">The metric's name, or <c>loss</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such metric; the message says which there are.</exception>
    public double this[string name]
        => name == "loss" ? Loss
            : Metrics.TryGetValue(name, out double value) ? value
            : throw new KeyNotFoundException($"There is no '{name}'; there is {string.Join(", ", [.. Metrics.Keys, "loss"])}.");
}
