using System;
using System.Linq;
using System.Xml.Linq;

namespace StaticNet.Samples;

/// <summary>Writes a table of shades to an SVG file.</summary>
public static class SvgHeatMap
{
    private const int Cell = 24;
    private const int Letter = 7;
    private const int TitleHeight = 32;

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="map">The table.</param>
    public static void Write(string path, HeatMap map)
    {
        int left = 24 + (Letter * map.Rows.Max(row => row.Length));
        int top = TitleHeight + 12 + (Letter * map.Columns.Max(column => column.Length));
        int width = left + (Cell * map.Columns.Count) + 12;
        XElement svg = Svg.Document(Math.Max(width, 24 + (Letter * map.Title.Length)), top + (Cell * map.Rows.Count) + 12);
        svg.Add(Svg.Label(map.Title, 12, 20, "start"));
        for (int column = 0; column < map.Columns.Count; column++)
        {
            (int x, int y) = (left + (Cell * column) + 16, top - 6);
            XElement label = Svg.Label(map.Columns[column], x, y, "start");
            label.SetAttributeValue("transform", Svg.Text($"rotate(-90 {x} {y})"));
            svg.Add(label);
        }

        for (int row = 0; row < map.Rows.Count; row++)
        {
            svg.Add(Svg.Label(map.Rows[row], left - 8, top + (Cell * row) + 16, "end"));
            for (int column = 0; column < map.Columns.Count; column++)
            {
                svg.Add(Svg.Element(
                    "rect",
                    ("x", Svg.Text($"{left + (Cell * column)}")),
                    ("y", Svg.Text($"{top + (Cell * row)}")),
                    ("width", Svg.Text($"{Cell - 1}")),
                    ("height", Svg.Text($"{Cell - 1}")),
                    ("fill", Colour(map[row, column]))));
            }
        }

        svg.Save(path);
    }

    /// <summary>Between a grey that is almost white and a blue.</summary>
    private static string Colour(float value)
        => Svg.Text($"#{Mix(0xf2, 0x00, value):x2}{Mix(0xf2, 0x72, value):x2}{Mix(0xf2, 0xb2, value):x2}");

    private static int Mix(int low, int high, float value) => low + (int)((high - low) * value);
}
