using System;

namespace StaticNet.Samples;

/// <summary>What a sample promises of a figure of its result. Its README states the same.</summary>
/// <param name="Name">The figure.</param>
/// <param name="Limit">What it must reach, or stay under; null where nothing is promised, as of data that the sample does not know.</param>
/// <param name="Format">How the figure is written: a format of .NET's, such as <c>P1</c> or <c>F4</c>.</param>
/// <param name="Unit">What follows it.</param>
/// <param name="AtMost">Whether small is good.</param>
public sealed record Floor(string Name, double? Limit, string Format = "F2", string Unit = "", bool AtMost = false)
{
    /// <summary>Prints the figure and what is asked of it.</summary>
    /// <param name="value">The figure.</param>
    /// <returns>The exit code: 0, or 1 where it is not good enough.</returns>
    public int Check(double value)
    {
        if (Limit is not double limit)
        {
            Console.WriteLine($"{Name}: {Text(value, Format)}");
            return 0;
        }

        // So written that NaN is not good enough.
        bool enough = AtMost ? value <= limit : value >= limit;
        string format = enough ? Format : FormatApart(value, limit);
        string asked = $"{(AtMost ? "at most" : "at least")} {Text(limit, format)}";
        Console.WriteLine($"{Name}: {Text(value, format)} (asked: {asked})");
        if (!enough)
        {
            Console.Error.WriteLine($"error: expected {Name} of {asked}, found {Text(value, format)}");
        }

        return enough ? 0 : 1;
    }

    private string Text(double value, string format) => $"{value.ToString(format)}{Unit}";

    // As many more digits as it takes to tell a near miss from what was asked: numbers that differ do so in some digit.
    private string FormatApart(double value, double limit)
    {
        string format = Format;
        while (Text(value, format) == Text(limit, format))
        {
            // A format of another form gives way to all digits.
            format = format.Length > 0 && int.TryParse(format.AsSpan(1), out int digits) ? $"{format[0]}{digits + 1}" : "R";
        }

        return format;
    }
}
