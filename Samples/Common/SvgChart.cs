using System.Collections.Generic;
using System.Text;
using System.Xml.Linq;

namespace StaticNet.Samples;

/// <summary>Writes lines to an SVG file, with axes, marks and a legend.</summary>
public static class SvgChart
{
    private const int Width = 800;
    private const int Height = 360;
    private const int Left = 64;
    private const int Right = 16;
    private const int Top = 52;
    private const int Bottom = 32;

    // Told apart by most eyes: Okabe and Ito's palette.
    private static readonly string[] s_colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="title">What stands above.</param>
    /// <param name="lines">At least one, with at least one point each.</param>
    public static void Write(string path, string title, IReadOnlyList<Series> lines)
    {
        ChartRange range = ChartRange.Of(lines);
        XElement svg = Svg.Document(Width, Height);
        svg.Add(Svg.Label(title, Left, 20, "start"));
        AddAxes(svg, range);
        double legend = Left;
        for (int i = 0; i < lines.Count; i++)
        {
            string colour = s_colours[i % s_colours.Length];
            svg.Add(Svg.Element(
                "path", ("d", Path(lines[i], range)), ("fill", "none"), ("stroke", colour), ("stroke-width", "1.5"), ("stroke-linejoin", "round"),
                ("stroke-linecap", "round")));
            svg.Add(Svg.Label($"— {lines[i].Name}", legend, 40, "start", colour));
            legend += 32 + (7 * lines[i].Name.Length);
        }

        svg.Save(path);
    }

    private static void AddAxes(XElement svg, ChartRange range)
    {
        foreach (double mark in range.VerticalMarks())
        {
            double y = Y(range, mark);
            svg.Add(Svg.Element(
                "path", ("d", Svg.Text($"M{Left} {y:0.#}H{Width - Right}")), ("stroke", "#dddddd")));
            svg.Add(Svg.Label(Svg.Text($"{mark:G6}"), Left - 8, y + 4, "end"));
        }

        foreach (double mark in range.HorizontalMarks())
        {
            svg.Add(Svg.Label(Svg.Text($"{mark:G6}"), X(range, mark), Height - 10, "middle"));
        }
    }

    private static string Path(Series line, ChartRange range)
    {
        StringBuilder path = new();
        bool gap = true;
        for (int i = 0; i < line.Values.Count; i++)
        {
            if (!double.IsFinite(line.Values[i]))
            {
                gap = true;
                continue;
            }

            path.Append(gap ? 'M' : 'L').Append(Svg.Text($"{X(range, line.X(i)):0.#} {Y(range, line.Values[i]):0.#}"));

            // A point between two gaps is a stroke of no length, which its round ends make a dot.
            bool lone = gap && (i + 1 == line.Values.Count || !double.IsFinite(line.Values[i + 1]));
            path.Append(lone ? "h0" : "");
            gap = false;
        }

        return path.ToString();
    }

    private static double X(ChartRange range, double x) => Left + (range.Across(x) * (Width - Left - Right));

    private static double Y(ChartRange range, double y) => Height - Bottom - (range.Up(y) * (Height - Top - Bottom));
}
