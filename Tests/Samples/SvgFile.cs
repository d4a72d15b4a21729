using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace StaticNet.Tests.Samples;

/// <summary>An SVG file as another program reads it: what is not well-formed throws, and all numbers are numbers.</summary>
internal sealed class SvgFile
{
    private readonly XElement _root;

    private SvgFile(XElement root) => _root = root;

    /// <summary>The words in it.</summary>
    public IEnumerable<string> Texts => Elements("text").Select(static element => element.Value);

    /// <summary>Has a file written, under a culture with a decimal comma, and reads it.</summary>
    /// <param name="write">Writes to a path.</param>
    public static SvgFile Of(Action<string> write)
    {
        string path = Path.GetTempFileName();
        CultureInfo former = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            write(path);
            SvgFile file = new(XDocument.Load(path).Root!);
            Assert.Equal(XName.Get("svg", "http://www.w3.org/2000/svg"), file._root.Name);
            file.CheckNumbers();
            return file;
        }
        finally
        {
            CultureInfo.CurrentCulture = former;
            File.Delete(path);
        }
    }

    /// <summary>The elements of a name.</summary>
    public IEnumerable<XElement> Elements(string name) => _root.Descendants(_root.Name.Namespace + name);

    /// <summary>A chart's lines: the strokes of each, as lists of points.</summary>
    public IEnumerable<(double X, double Y)[][]> Lines()
        => Elements("path").Where(static path => path.Attribute("fill")?.Value == "none").Select(static path => Strokes(path.Attribute("d")!.Value));

    private static (double X, double Y)[][] Strokes(string data)
        => [.. data.Split('M', StringSplitOptions.RemoveEmptyEntries).Select(static stroke => stroke.Split('L', 'h')
            .Select(static point => point.Split(' '))
            .Where(static point => point.Length == 2)
            .Select(static point => (Number(point[0]), Number(point[1])))
            .ToArray())];

    // A coordinate of NaN, or one with a comma, is well-formed XML and draws nothing.
    private void CheckNumbers()
    {
        foreach (XElement element in _root.DescendantsAndSelf())
        {
            Assert.All(
                element.Attributes().Where(static attribute => attribute.Name.LocalName is "x" or "y" or "width" or "height"),
                static attribute => Number(attribute.Value.TrimEnd('%')));
            Assert.Matches(new Regex("^[MLHhZ 0-9.-]*$"), element.Attribute("d")?.Value ?? "");
        }
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float & ~NumberStyles.AllowExponent, CultureInfo.InvariantCulture) is double number
        && double.IsFinite(number) ? number : throw new FormatException(text);
}
