using System.Collections.Generic;

namespace StaticNet.Samples;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What the legend says.</param>
/// <param name="Values">The points, at equal distances; NaN leaves a gap.</param>
/// <param name="Start">Where the first point stands on the horizontal axis.</param>
/// <param name="Step">The distance between two points.</param>
public sealed record Series(string Name, IReadOnlyList<double> Values, double Start = 0, double Step = 1)
{
    /// <summary>Where a point stands on the horizontal axis.</summary>
    /// <param name="index">The point.</param>
    public double X(int index) => Start + (index * Step);
}
