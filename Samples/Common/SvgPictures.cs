using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace StaticNet.Samples;

/// <summary>Writes grey images to an SVG file, in rows, with their captions.</summary>
public static class SvgPictures
{
    private const int Side = 112;
    private const int Gap = 12;
    private const int CaptionHeight = 18;
    private const int Levels = 32;

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="pictures">The images; each is drawn in the same size.</param>
    /// <param name="columns">How many stand in a row.</param>
    public static void Write(string path, IReadOnlyList<Picture> pictures, int columns)
    {
        int rows = (pictures.Count + columns - 1) / columns;
        int rowHeight = Side + CaptionHeight + Gap;
        XElement svg = Svg.Document((columns * (Side + Gap)) + Gap, (rows * rowHeight) + Gap);
        for (int i = 0; i < pictures.Count; i++)
        {
            svg.Add(Draw(pictures[i], Gap + (i % columns * (Side + Gap)), Gap + (i / columns * rowHeight)));
        }

        svg.Save(path);
    }

    private static XElement Draw(Picture picture, int left, int top)
    {
        XElement group = Svg.Element("g", ("transform", Svg.Text($"translate({left} {top})")));
        XElement pixels = Svg.Element(
            "g",
            ("transform", Svg.Text($"scale({(double)Side / picture.Width:0.####} {(double)Side / picture.Height:0.####})")),
            ("shape-rendering", "crispEdges"));
        pixels.Add(Svg.Element("rect", ("width", Svg.Text($"{picture.Width}")), ("height", Svg.Text($"{picture.Height}"))));

        // A path per shade, in which each run of equal pixels is one stroke along their middle: a twentieth of a rectangle per pixel.
        XElement strokes = Svg.Element("g", ("transform", "translate(0 .5)"));
        foreach (IGrouping<int, string> shade in Runs(picture).GroupBy(run => run.Shade, run => run.Stroke))
        {
            int grey = shade.Key * 255 / (Levels - 1);
            strokes.Add(Svg.Element("path", ("d", string.Concat(shade)), ("stroke", Svg.Text($"#{grey:x2}{grey:x2}{grey:x2}"))));
        }

        pixels.Add(strokes);

        group.Add(pixels);
        group.Add(Svg.Label(picture.Caption, (double)Side / 2, Side + 14, "middle"));
        return group;
    }

    private static IEnumerable<(int Shade, string Stroke)> Runs(Picture picture)
    {
        for (int y = 0; y < picture.Height; y++)
        {
            int end;
            for (int x = 0; x < picture.Width; x = end)
            {
                int shade = Shade(picture[x, y]);
                end = x + 1;
                while (end < picture.Width && Shade(picture[end, y]) == shade)
                {
                    end++;
                }

                if (shade > 0)
                {
                    yield return (shade, string.Create(CultureInfo.InvariantCulture, $"M{x} {y}h{end - x}"));
                }
            }
        }
    }

    private static int Shade(float pixel) => (int)((pixel * (Levels - 1)) + 0.5f);
}
