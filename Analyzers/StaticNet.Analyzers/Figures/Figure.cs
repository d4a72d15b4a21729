using System.Globalization;
using System.Linq;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Figures;

/// <summary>Figures of a network as people read them.</summary>
internal static class Figure
{
    /// <summary>With a comma between thousands, as in the generated summary.</summary>
    public static string Of(long value) => value.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>A layer's parameters, running statistics included.</summary>
    public static long Parameters(Node node) => node.Parameters.Sum(static parameter => (long)parameter.Shape.ElementCount);
}
