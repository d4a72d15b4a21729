using System;
using System.Globalization;
using System.Xml.Linq;

namespace StaticNet.Samples;

/// <summary>The elements that the samples' SVG files are made of. All texts are invariant of culture.</summary>
internal static class Svg
{
    private static readonly XNamespace s_namespace = "http://www.w3.org/2000/svg";

    /// <summary>The root, on white.</summary>
    public static XElement Document(int width, int height)
    {
        XElement svg = Element(
            "svg",
            ("width", Text($"{width}")),
            ("height", Text($"{height}")),
            ("viewBox", Text($"0 0 {width} {height}")),
            ("font-family", "sans-serif"),
            ("font-size", "12"));
        svg.Add(Element("rect", ("width", "100%"), ("height", "100%"), ("fill", "white")));
        return svg;
    }

    /// <summary>An element with attributes.</summary>
    public static XElement Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        XElement element = new(s_namespace + name);
        foreach ((string attribute, string value) in attributes)
        {
            element.SetAttributeValue(attribute, value);
        }

        return element;
    }

    /// <summary>Words at a place.</summary>
    /// <param name="text">The words.</param>
    /// <param name="x">Where they start, end, or have their middle.</param>
    /// <param name="y">Their base line.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="colour">Their colour.</param>
    public static XElement Label(string text, double x, double y, string anchor, string colour = "#333333")
    {
        XElement label = Element(
            "text", ("x", Text($"{x:0.##}")), ("y", Text($"{y:0.##}")), ("text-anchor", anchor), ("fill", colour));
        label.Value = text;
        return label;
    }

    /// <summary>Formats as SVG expects it.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
