using System.Collections.Generic;
using System.Linq;

namespace StaticNet;

/// <summary>The course of a training: one result per epoch.</summary>
public sealed class History
{
    private readonly List<EpochResult> _epochs = [];

    /// <summary>The epochs, in order.</summary>
    public IReadOnlyList<EpochResult> Epochs => _epochs;

    /// <summary>One figure over all epochs.</summary>
    /// <param name="name"><c>loss</c>, a metric's name, or either after <c>val_</c>.</param>
    /// <exception cref="KeyNotFoundException">No such figure was recorded.</exception>
    public IReadOnlyList<double> this[string name]
        => [.. _epochs.Select(epoch => epoch.Logs.TryGetValue(name, out double value)
            ? value
            : throw new KeyNotFoundException($"There is no '{name}'; there is {string.Join(", ", epoch.Logs.Keys)}."))];

    internal void Add(EpochResult epoch) => _epochs.Add(epoch);
}
