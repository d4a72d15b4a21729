using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using StaticNet;

namespace Forecast;

/// <summary>A value for every month without a gap.</summary>
/// <param name="FirstMonth">The first month: 12 · its year, and 0 for January to 11.</param>
/// <param name="Values">The values.</param>
internal sealed record MonthlySeries(int FirstMonth, double[] Values)
{
    /// <summary>Reads lines of a date (YYYYMMDD) and a value, which may be empty, and takes the mean of each month.</summary>
    /// <param name="path">A CSV file with a line of headings.</param>
    /// <exception cref="DataFileException">The file is missing or malformed.</exception>
    public static MonthlySeries Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new DataFileException(path, "file", "a CSV file", "none");
        }

        SortedDictionary<int, (double Sum, int Count)> months = [];
        string[] lines = File.ReadAllLines(path);
        for (int i = 1; i < lines.Length; i++)
        {
            string[] cells = lines[i].Split(',');
            if (cells.Length != 2
                || !DateOnly.TryParseExact(cells[0], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            {
                throw new DataFileException(path, $"line {i + 1}", "a date as YYYYMMDD, a comma and a number or nothing", $"'{lines[i]}'");
            }

            if (cells[1].Length == 0)
            {
                continue;
            }

            if (!double.TryParse(cells[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
            {
                throw new DataFileException(path, $"line {i + 1}", "a number or nothing after the comma", $"'{cells[1]}'");
            }

            int month = (12 * date.Year) + date.Month - 1;
            (double sum, int count) = months.GetValueOrDefault(month);
            months[month] = (sum + value, count + 1);
        }

        return Fill(path, months);
    }

    /// <summary>When a month is, in years.</summary>
    /// <param name="index">Which value.</param>
    public double Year(int index) => (FirstMonth + index) / 12.0;

    /// <summary>Months without a value lie on a line between their neighbours.</summary>
    private static MonthlySeries Fill(string path, SortedDictionary<int, (double Sum, int Count)> months)
    {
        List<double> values = [];
        (int first, int last) = (0, 0);
        foreach ((int month, (double sum, int count)) in months)
        {
            double value = sum / count;
            if (values.Count == 0)
            {
                (first, last) = (month, month - 1);
            }

            double before = values.Count == 0 ? value : values[^1];
            for (int missing = last + 1; missing <= month; missing++)
            {
                values.Add(before + ((value - before) * (missing - last) / (month - last)));
            }

            last = month;
        }

        const int Fewest = 300;
        return values.Count >= Fewest
            ? new MonthlySeries(first, [.. values])
            : throw new DataFileException(path, "months", $"at least {Fewest}", $"{values.Count}");
    }
}
