using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet;

namespace Forecast;

/// <summary>Forecasts of the next twelve months, made at the end of each month from what was known then.</summary>
/// <param name="Name">Who makes them.</param>
/// <param name="FirstOrigin">The first month at whose end one is made.</param>
/// <param name="Months">Twelve values for each such month.</param>
internal sealed record Forecasts(string Name, int FirstOrigin, IReadOnlyList<double[]> Months)
{
    /// <summary>The values of a year ago, plus what is added to each.</summary>
    /// <param name="name">Who makes them.</param>
    /// <param name="values">The series.</param>
    /// <param name="first">The first month at whose end a forecast is made.</param>
    /// <param name="growth">Tells what to add, of the last month known.</param>
    public static Forecasts Naive(string name, double[] values, int first, Func<int, double> growth) => new(
        name,
        first,
        [.. Enumerable.Range(first, values.Length - Windows.Year - first).Select(origin =>
            Enumerable.Range(origin + 1, Windows.Year).Select(month => values[month - Windows.Year] + growth(origin)).ToArray())]);

    /// <summary>Those of a network, which is given the series month by month from its start.</summary>
    /// <param name="net">The network.</param>
    /// <param name="values">The series.</param>
    /// <param name="first">The first month at whose end a forecast is made.</param>
    /// <param name="scale">The unit in which it learnt.</param>
    public static Forecasts Of(IStreamingNetwork<float> net, double[] values, int first, GrowthScale scale)
    {
        List<double[]> forecasts = [];
        float[] growth = new float[net.StepOutputSize];
        NetworkState<float> state = net.CreateState();
        for (int origin = Windows.Year; origin < values.Length - Windows.Year; origin++)
        {
            net.Step(state, [scale.ToNetwork(Windows.Growth(values, origin))], growth);
            if (origin >= first)
            {
                forecasts.Add([.. growth.Select((change, ahead) => values[origin + 1 + ahead - Windows.Year] + scale.FromNetwork(change))]);
            }
        }

        return new Forecasts(net.Info.Name, first, forecasts);
    }

    /// <summary>The mean distance from the truth, over all forecasts and months.</summary>
    /// <param name="values">The series.</param>
    public double MeanError(double[] values)
        => Months.SelectMany((forecast, i) => forecast.Select((value, ahead) => Math.Abs(value - values[FirstOrigin + i + 1 + ahead]))).Average();

    /// <summary>Every twelfth forecast, one after the other: as a line a year long each. A year that is not whole has none.</summary>
    public IReadOnlyList<double> Line => [.. Months.Where((_, i) => i % Windows.Year == 0).SelectMany(forecast => forecast)];
}
