using System.Globalization;
using System.Linq;
using StaticNet.Generator.Common;

namespace StaticNet.Generator.Emission;

/// <summary>Constants as C# text: the same on every culture, and exact.</summary>
internal static class Literal
{
    private static readonly string[] s_small = [.. Enumerable.Range(0, 1024).Select(static value => value.ToString(CultureInfo.InvariantCulture))];

    public static string Of(int value) =>
        (uint)value < (uint)s_small.Length ? s_small[value] : value.ToString(CultureInfo.InvariantCulture);

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A double, whatever its value.</summary>
    public static string Of(double value) => value switch
    {
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ => value.ToString("R", CultureInfo.InvariantCulture) + "d",
    };

    /// <summary>A number of the network's element type.</summary>
    public static string Of(double value, string elementType)
    {
        if (elementType == "double")
        {
            return Of(value);
        }

        float single = (float)value;
        return float.IsNaN(single) ? "float.NaN"
            : float.IsPositiveInfinity(single) ? "float.PositiveInfinity"
            : float.IsNegativeInfinity(single) ? "float.NegativeInfinity"
            : single.ToString("R", CultureInfo.InvariantCulture) + "f";
    }

    /// <summary>An array of sizes.</summary>
    public static string Of(EquatableArray<int> values) => "[" + string.Join(", ", values.Select(Of)) + "]";

    /// <summary>A string, in quotes.</summary>
    public static string Of(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}
