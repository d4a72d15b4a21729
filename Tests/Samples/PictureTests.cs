using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using StaticNet.Samples;
using Xunit;

namespace StaticNet.Tests.Samples;

[Collection(nameof(CapturedConsole))]
public sealed class PictureTests
{
    [Fact]
    public void Pixels_are_kept_within_black_and_white()
    {
        Picture picture = new([-1, 0.25f, 2, 1, 0, 0.5f], 3);
        Assert.Equal(2, picture.Height);
        Assert.Equal([0, 0.25f, 1], Enumerable.Range(0, 3).Select(x => picture[x, 0]));
        Assert.Equal(0, picture[1, 2]);
    }

    /// <summary>The strokes, painted by the rules of SVG, are the pixels, to the nearest of 32 shades.</summary>
    [Fact]
    public void The_strokes_of_a_file_are_the_pixels()
    {
        Random random = new(1);
        Picture[] pictures = [.. new[] { (28, 28), (5, 3), (1, 1) }.Select(size => new Picture(
            [.. Enumerable.Range(0, size.Item1 * size.Item2).Select(_ => MathF.Max(0, (random.NextSingle() * 1.5f) - 0.5f))], size.Item1, "<a & b>"))];
        SvgFile file = SvgFile.Of(path => SvgPictures.Write(path, pictures, columns: 2));
        Assert.Equal(["<a & b>", "<a & b>", "<a & b>"], file.Texts);
        XElement[] drawn = [.. file.Elements("g").Where(static group => group.Attribute("shape-rendering") is not null)];
        Assert.Equal(pictures.Length, drawn.Length);
        foreach ((Picture picture, XElement group) in pictures.Zip(drawn))
        {
            float[] painted = Paint(group, picture.Width, picture.Height);
            Assert.All(painted.Zip(picture.Pixels), static pair => Assert.Equal(pair.Second, pair.First, 1f / 62 + 1f / 255));
        }
    }

    [Fact]
    public void What_is_no_number_is_black()
    {
        Picture picture = new([float.NaN, 1], 2);
        SvgFile file = SvgFile.Of(path => SvgPictures.Write(path, [picture], columns: 1));
        Assert.Equal([0, 1], Paint(file.Elements("g").Single(static group => group.Attribute("shape-rendering") is not null), 2, 1));
        using CapturedConsole console = new();
        TerminalPictures.Write([picture], columns: 1);
    }

    [Fact]
    public void The_terminal_shows_two_pixel_rows_in_a_line()
    {
        using CapturedConsole console = new();
        TerminalPictures.Write([new Picture(new float[15], 3, "one"), new Picture(new float[15], 3, "two"), new Picture(new float[3], 3, "low")], columns: 2);
        string[] lines = [.. console.PlainOutput.Split('\n').Select(static line => line.TrimEnd())];
        Assert.Equal(3, Array.IndexOf(lines, "one  two"));
        Assert.Equal(6, Array.IndexOf(lines, "low"));
    }

    private static float[] Paint(XElement group, int width, int height)
    {
        float[] pixels = new float[width * height];
        foreach (XElement path in group.Descendants().Where(static element => element.Name.LocalName == "path"))
        {
            int grey = int.Parse(path.Attribute("stroke")!.Value.AsSpan(1, 2), NumberStyles.HexNumber);
            foreach (Match run in Regex.Matches(path.Attribute("d")!.Value, @"M(\d+) (\d+)h(\d+)"))
            {
                (int x, int y, int length) = (int.Parse(run.Groups[1].Value), int.Parse(run.Groups[2].Value), int.Parse(run.Groups[3].Value));
                Assert.InRange(x + length, 1, width);
                pixels.AsSpan((y * width) + x, length).Fill(grey / 255f);
            }
        }

        return pixels;
    }
}
