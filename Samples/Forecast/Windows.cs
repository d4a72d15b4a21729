using StaticNet;

namespace Forecast;

/// <summary>What a network reads of a series, and what it should say.</summary>
internal static class Windows
{
    /// <summary>Months in a year, and months that are forecast.</summary>
    public const int Year = 12;

    /// <summary>By how much a month exceeds the one a year before: what the seasonal-naive forecast missed.</summary>
    /// <param name="values">The series.</param>
    /// <param name="index">Which month, at least 12.</param>
    public static double Growth(double[] values, int index) => values[index] - values[index - Year];

    /// <summary>All runs of <see cref="GruForecaster.InputSize"/> months in a part of a series; neither inputs nor targets look beyond it.</summary>
    /// <param name="values">The series.</param>
    /// <param name="start">The first month of the part, at least 12.</param>
    /// <param name="end">The month after its last.</param>
    /// <param name="scale">The unit of inputs and targets.</param>
    public static Dataset<float> Cut(double[] values, int start, int end, GrowthScale scale)
    {
        int length = GruForecaster.InputSize;
        int count = end - start - Year - length + 1;
        float[] inputs = new float[count * length];
        float[] targets = new float[count * length * Year];
        for (int i = 0; i < count * length; i++)
        {
            int month = start + (i / length) + (i % length);
            inputs[i] = scale.ToNetwork(Growth(values, month));
            for (int ahead = 0; ahead < Year; ahead++)
            {
                targets[(i * Year) + ahead] = scale.ToNetwork(Growth(values, month + 1 + ahead));
            }
        }

        return new Dataset<float>(inputs, targets, length, length * Year);
    }
}
