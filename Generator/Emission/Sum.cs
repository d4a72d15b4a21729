using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Generator.Emission;

/// <summary>Address arithmetic as text, with the zeros and ones left out.</summary>
internal static class Sum
{
    /// <summary>Σ variable · stride + constant.</summary>
    public static string Of(int constant, params (string Variable, int Stride)[] terms) => Of(constant, terms.AsEnumerable());

    public static string Of(int constant, IEnumerable<(string Variable, int Stride)> terms)
    {
        List<string> parts = [.. terms.Where(static term => term.Stride != 0).Select(static term => Term(term.Variable, term.Stride))];
        if (constant != 0 || parts.Count == 0)
        {
            parts.Add(Literal.Of(constant));
        }

        return string.Join(" + ", parts);
    }

    private static string Term(string variable, int stride) =>
        stride == 1 ? variable
        : stride < 0 ? $"({variable} * ({Literal.Of(stride)}))"
        : $"({variable} * {Literal.Of(stride)})";
}
