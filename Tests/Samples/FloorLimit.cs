using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace StaticNet.Tests.Samples;

/// <summary>A limit as a program has it, or a number as a page has it: 0.95 with percent is 95 %.</summary>
/// <param name="Value">The number.</param>
/// <param name="Percent">Whether it is written in hundredths.</param>
internal readonly partial record struct FloorLimit(double Value, bool Percent)
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>The numbers of a text, powers of ten (<c>10⁻⁶</c>, <c>1.0E-6</c>) and percentages among them.</summary>
    /// <param name="text">The text.</param>
    public static FloorLimit[] Find(string text) => [.. Numbers().Matches(text).Select(static match =>
    {
        double value = double.Parse(match.Groups["number"].Value, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        string power = match.Groups["power"].Value;
        value = power.Length == 0 ? value : Math.Pow(value, -power.Aggregate(0, static (sum, digit) => (10 * sum) + Superscripts.IndexOf(digit)));
        bool percent = match.Groups["percent"].Success;
        return new FloorLimit(percent ? value / 100 : value, percent);
    })];

    /// <summary>Whether both say the same, but for rounding.</summary>
    /// <param name="other">The other.</param>
    public bool Is(FloorLimit other) => Percent == other.Percent && Math.Abs(Value - other.Value) <= 1e-9 * Math.Abs(Value);

    [GeneratedRegex(@"(?<![\w.,])(?<number>\d[\d,]*(\.\d+)?(E[+-]\d+)?)(⁻(?<power>[⁰¹²³⁴⁵⁶⁷⁸⁹]+))?(?<percent> %)?")]
    private static partial Regex Numbers();
}
