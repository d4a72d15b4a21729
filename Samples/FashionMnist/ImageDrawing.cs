using System;
using System.Text;

namespace FashionMnist;

/// <summary>Draws grey images in the terminal, two pixel rows to a line.</summary>
internal static class ImageDrawing
{
    private const string Shades = " ░▒▓█";

    /// <summary>Whether the output shows colours; otherwise five shades have to do.</summary>
    private static readonly bool s_colours = !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Appends one line of an image.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="image">Pixels from 0 to 1, row after row.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="line">Which line; it shows the pixel rows 2 · line and 2 · line + 1.</param>
    public static void AppendLine(StringBuilder text, ReadOnlySpan<float> image, int width, int line)
    {
        ReadOnlySpan<float> upper = image.Slice(2 * line * width, width);
        ReadOnlySpan<float> lower = image.Slice(((2 * line) + 1) * width, width);
        for (int x = 0; x < width; x++)
        {
            if (s_colours)
            {
                // The block's colour is the upper pixel, the background the lower one.
                text.Append($"\e[38;5;{Grey(upper[x])}m\e[48;5;{Grey(lower[x])}m▀");
            }
            else
            {
                text.Append(Shades[(int)MathF.Round((upper[x] + lower[x]) / 2 * (Shades.Length - 1))]);
            }
        }

        text.Append(s_colours ? "\e[0m" : "");
    }

    /// <summary>The nearest of the terminal's 24 greys, which have the numbers 232 to 255.</summary>
    private static int Grey(float pixel) => 232 + (int)MathF.Round(pixel * 23);
}
