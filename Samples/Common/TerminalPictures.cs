using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace StaticNet.Samples;

/// <summary>Draws grey images in the terminal, beside each other, two pixel rows to a line.</summary>
public static class TerminalPictures
{
    private const string Shades = " ░▒▓█";
    private const string Gap = "  ";

    /// <summary>Whether the output shows colours; otherwise five shades have to do.</summary>
    private static readonly bool s_colours = !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Draws images and their captions.</summary>
    /// <param name="pictures">The images; those of a row have one height.</param>
    /// <param name="columns">How many stand in a row.</param>
    public static void Write(IEnumerable<Picture> pictures, int columns)
    {
        foreach (Picture[] row in pictures.Chunk(columns))
        {
            StringBuilder text = new();
            for (int y = 0; y < row[0].Height; y += 2)
            {
                foreach (Picture picture in row)
                {
                    AppendLine(text, picture, y);
                    text.Append(Gap);
                }

                text.AppendLine();
            }

            text.AppendJoin(Gap, row.Select(picture => picture.Caption.PadRight(picture.Width)));
            Console.WriteLine(text.AppendLine());
        }
    }

    private static void AppendLine(StringBuilder text, Picture picture, int y)
    {
        for (int x = 0; x < picture.Width; x++)
        {
            (float upper, float lower) = (picture[x, y], picture[x, y + 1]);
            if (s_colours)
            {
                // The block's colour is the upper pixel, the background the lower one.
                text.Append($"\e[38;5;{Grey(upper)}m\e[48;5;{Grey(lower)}m▀");
            }
            else
            {
                text.Append(Shades[(int)MathF.Round((upper + lower) / 2 * (Shades.Length - 1))]);
            }
        }

        text.Append(s_colours ? "\e[0m" : "");
    }

    /// <summary>The nearest of the terminal's 24 greys, which have the numbers 232 to 255.</summary>
    private static int Grey(float pixel) => 232 + (int)MathF.Round(pixel * 23);
}
