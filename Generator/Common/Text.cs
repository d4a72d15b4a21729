using System.Globalization;

namespace StaticNet.Generator.Common;

/// <summary>Numbers as text, the same on every machine: for messages, names and summaries.</summary>
internal static class Text
{
    /// <summary>Decimal digits with an ASCII minus sign.</summary>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The shortest decimal that stands for the value.</summary>
    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The double that the float's shortest decimal names: 0.99 for 0.99f, and not 0.9900000095367432.</summary>
    public static double AsWritten(float value) =>
        double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
