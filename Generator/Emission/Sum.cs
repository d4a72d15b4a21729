using System.Collections.Generic;

namespace StaticNet.Generator.Emission;

/// <summary>Address arithmetic as text, with the zeros and ones left out.</summary>
internal static class Sum
{
    /// <summary>Σ variable · stride + constant.</summary>
    public static string Of(int constant, params (string Variable, int Stride)[] terms) => Of(constant, (IEnumerable<(string, int)>)terms);

    public static string Of(int constant, IEnumerable<(string Variable, int Stride)> terms)
    {
        string sum = "";
        foreach ((string variable, int stride) in terms)
        {
            if (stride != 0)
            {
                sum = (sum.Length == 0 ? "" : sum + " + ") + Term(variable, stride);
            }
        }

        return sum.Length == 0 ? Literal.Of(constant) : constant == 0 ? sum : sum + " + " + Literal.Of(constant);
    }

    private static string Term(string variable, int stride) =>
        stride == 1 ? variable
        : stride < 0 ? $"({variable} * ({Literal.Of(stride)}))"
        : $"({variable} * {Literal.Of(stride)})";
}
