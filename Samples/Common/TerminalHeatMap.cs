using System;
using System.Linq;
using System.Text;

namespace StaticNet.Samples;

/// <summary>Draws a table of shades in the terminal: a row of it in a line, with the columns' words below each other above it.</summary>
public static class TerminalHeatMap
{
    private const string Shades = " ░▒▓█";
    private const int CellWidth = 3;

    /// <summary>Draws it.</summary>
    /// <param name="map">The table.</param>
    public static void Write(HeatMap map)
    {
        Console.WriteLine(map.Title);
        int labelWidth = map.Rows.Max(row => row.Length) + 2;
        StringBuilder text = new();

        // Words are wider than cells: each has a line of its own, and a stroke that leads down to its column.
        for (int column = map.Columns.Count - 1; column >= 0; column--)
        {
            text.Append(' ', labelWidth);
            for (int before = 0; before < column; before++)
            {
                text.Append(" │ ");
            }

            text.Append(" ┌ ").AppendLine(map.Columns[column]);
        }

        for (int row = 0; row < map.Rows.Count; row++)
        {
            text.Append(map.Rows[row].PadLeft(labelWidth - 1)).Append(' ');
            for (int column = 0; column < map.Columns.Count; column++)
            {
                text.Append(Shades[(int)MathF.Round(map[row, column] * (Shades.Length - 1))], CellWidth);
            }

            text.AppendLine();
        }

        Console.WriteLine(text);
    }
}
