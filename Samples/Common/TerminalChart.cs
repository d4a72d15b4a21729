using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace StaticNet.Samples;

/// <summary>Draws lines in the terminal with braille dots, two by four to a character; later lines lie on top.</summary>
public static class TerminalChart
{
    private const int Columns = 64;
    private const int Rows = 14;
    private const int LabelWidth = 9;

    // Colours of a terminal: green, red, yellow, blue, magenta.
    private static readonly int[] s_colours = [32, 31, 33, 34, 35];

    // The bit of a dot by its row and column in the character.
    private static readonly int[,] s_dots = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

    private static readonly bool s_coloured = !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Draws the lines, the ends of the axes and the legend.</summary>
    /// <param name="title">What stands above.</param>
    /// <param name="lines">At least one, with at least one point each.</param>
    public static void Write(string title, IReadOnlyList<Series> lines)
    {
        ChartRange range = ChartRange.Of(lines);
        int[,] dots = new int[Rows, Columns];
        int[,] owners = new int[Rows, Columns];
        for (int line = 0; line < lines.Count; line++)
        {
            Trace(lines[line], range, (x, y) =>
            {
                (int row, int column) = (y / 4, x / 2);
                dots[row, column] |= s_dots[y % 4, x % 2];
                owners[row, column] = line;
            });
        }

        Console.WriteLine(title);
        StringBuilder text = new();
        for (int row = 0; row < Rows; row++)
        {
            double? label = row == 0 ? range.Top : row == Rows - 1 ? range.Bottom : null;
            text.Append((label?.ToString("G5") ?? "").PadLeft(LabelWidth)).Append(" │");
            for (int column = 0; column < Columns; column++)
            {
                string mark = dots[row, column] == 0 ? " " : ((char)(0x2800 + dots[row, column])).ToString();
                text.Append(Colour(mark, owners[row, column]));
            }

            text.AppendLine();
        }

        string left = range.Left.ToString("G6");
        text.Append(' ', LabelWidth + 1).Append('└').Append('─', Columns).AppendLine();
        text.Append(' ', LabelWidth + 2).Append(left).Append(range.Right.ToString("G6").PadLeft(Columns - left.Length)).AppendLine();
        text.Append(' ', LabelWidth + 2).AppendJoin("   ", lines.Select((line, i) => $"{Colour("──", i)} {line.Name}"));
        Console.WriteLine(text.AppendLine());
    }

    private static string Colour(string text, int line)
        => s_coloured ? $"\e[{s_colours[line % s_colours.Length]}m{text}\e[0m" : text;

    /// <summary>Tells every dot of a line, between two points as well.</summary>
    private static void Trace(Series line, ChartRange range, Action<int, int> dot)
    {
        (int X, int Y)? last = null;
        for (int i = 0; i < line.Values.Count; i++)
        {
            if (!double.IsFinite(line.Values[i]))
            {
                last = null;
                continue;
            }

            int x = (int)Math.Round(range.Across(line.X(i)) * ((2 * Columns) - 1));
            int y = (int)Math.Round((1 - range.Up(line.Values[i])) * ((4 * Rows) - 1));
            (int fromX, int fromY) = last ?? (x, y);
            int steps = Math.Max(1, Math.Max(Math.Abs(x - fromX), Math.Abs(y - fromY)));
            for (int step = 0; step <= steps; step++)
            {
                dot(fromX + ((x - fromX) * step / steps), fromY + ((y - fromY) * step / steps));
            }

            last = (x, y);
        }
    }
}
