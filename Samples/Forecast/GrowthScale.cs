using System;
using System.Linq;

namespace Forecast;

/// <summary>
/// The unit that networks are told growth in: how much it varies where they may learn. So it does not matter whether a series counts
/// dollars or millions.
/// </summary>
/// <param name="Mean">The mean growth.</param>
/// <param name="Deviation">Its standard deviation; 1 where it does not vary.</param>
internal sealed record GrowthScale(double Mean, double Deviation)
{
    private const int Year = 12;

    /// <summary>That of a part of a series.</summary>
    /// <param name="values">The series.</param>
    /// <param name="start">The first month of the part, at least 12.</param>
    /// <param name="end">The month after its last.</param>
    public static GrowthScale Of(double[] values, int start, int end)
    {
        double[] growth = [.. Enumerable.Range(start, end - start).Select(month => values[month] - values[month - Year])];
        double mean = growth.Average();
        double deviation = Math.Sqrt(growth.Average(value => (value - mean) * (value - mean)));
        return new GrowthScale(mean, deviation > 0 ? deviation : 1);
    }

    /// <summary>Growth as networks know it.</summary>
    /// <param name="growth">In the series' unit.</param>
    public float ToNetwork(double growth) => (float)((growth - Mean) / Deviation);

    /// <summary>Growth in the series' unit.</summary>
    /// <param name="growth">What a network says.</param>
    public double FromNetwork(float growth) => Mean + (growth * Deviation);
}
