using System;
using System.Collections.Generic;
using System.Globalization;
using StaticNet;

namespace Forecast;

/// <summary>A value for every month without a gap.</summary>
/// <param name="FirstMonth">The first month: 12 · its year, and 0 for January to 11.</param>
/// <param name="Values">The values.</param>
internal sealed record MonthlySeries(int FirstMonth, double[] Values)
{
    // Squares of it are finite, and there is room for sums.
    private const double Largest = 1e100;

    /// <summary>Reads lines of a date (YYYYMMDD) and a value, which may be empty, and takes the mean of each month.</summary>
    /// <param name="path">A CSV file with a line of headings.</param>
    /// <exception cref="DataFileException">The file is missing or malformed.</exception>
    public static MonthlySeries Read(string path)
    {
        CsvFile file = CsvFile.Read(path);
        if (file.Columns != 2)
        {
            throw new DataFileException(path, "columns", "2: a date as YYYYMMDD, and a number or nothing", $"{file.Columns}");
        }

        if (IsDate(file.Header[0], out _))
        {
            throw new DataFileException(path, "header", "a line of headings", string.Join(',', file.Header));
        }

        SortedDictionary<int, (double Sum, int Count)> months = [];
        for (int i = 0; i < file.Rows.Count; i++)
        {
            (string day, string number) = (file.Rows[i][0], file.Rows[i][1]);
            if (!IsDate(day, out DateOnly date))
            {
                throw new DataFileException(path, $"row {i + 1}", "a date as YYYYMMDD", $"'{day}'");
            }

            if (number.Length == 0)
            {
                continue;
            }

            if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !(Math.Abs(value) <= Largest))
            {
                throw new DataFileException(path, $"row {i + 1}", $"a number of at most {Largest:E0}, or nothing", $"'{number}'");
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

    private static bool IsDate(string text, out DateOnly date)
        => DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

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
