using System;

namespace StaticNet;

/// <summary>Keeps the best value of a figure.</summary>
internal sealed class BestValue(string name, MonitorMode mode, double minDelta)
{
    private readonly bool _up =
        mode == MonitorMode.Max || (mode == MonitorMode.Auto && name.Contains("accuracy", StringComparison.Ordinal));

    /// <summary>The best value so far; null before the first.</summary>
    internal double? Best { get; private set; }

    /// <summary>Forgets the best value.</summary>
    internal void Reset() => Best = null;

    /// <summary>Takes a value and says whether it is better than the best by more than the minimum. NaN never is.</summary>
    internal bool Improve(double value)
    {
        bool better = !double.IsNaN(value) &&
            (Best is not double best || (_up ? value - minDelta > best : value + minDelta < best));
        Best = better ? value : Best;
        return better;
    }
}
