using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Samples;
using Xunit;

namespace StaticNet.Tests.Samples;

[Collection(nameof(CapturedConsole))]
public sealed class ChartTests
{
    [Fact]
    public void The_lines_of_a_picture_are_those_of_the_series()
    {
        SvgFile file = Draw(new Series("rises", [0, 1, 2, 3, 4], 10, 2), new Series("falls", [4, 0], 10, 8));
        (double X, double Y)[][][] lines = [.. file.Lines()];
        Assert.Equal(2, lines.Length);
        (double X, double Y)[] rising = Assert.Single(lines[0]);
        (double X, double Y)[] falling = Assert.Single(lines[1]);
        Assert.Equal(5, rising.Length);

        // Equal steps to the right and upwards, and ends that both series share.
        Assert.All(rising.Zip(rising.Skip(1)), pair => Assert.Equal((rising[4].X - rising[0].X) / 4, pair.Second.X - pair.First.X, 0.11));
        Assert.All(rising.Zip(rising.Skip(1)), pair => Assert.Equal((rising[4].Y - rising[0].Y) / 4, pair.Second.Y - pair.First.Y, 0.11));
        Assert.True(rising[4].Y < rising[0].Y);
        Assert.Equal([(rising[0].X, rising[4].Y), (rising[4].X, rising[0].Y)], falling);
        Assert.Contains("— rises", file.Texts);
        Assert.Superset(new HashSet<string> { "0", "1", "2", "3", "4", "10", "12", "14", "16", "18" }, file.Texts.ToHashSet());
    }

    [Fact]
    public void What_is_no_number_leaves_a_gap()
    {
        (double X, double Y)[][] strokes = Draw(new Series("holed", [1, 2, double.NaN, double.PositiveInfinity, 3, 4, 5])).Lines().Single();
        Assert.Equal([2, 3], strokes.Select(static stroke => stroke.Length));
        Assert.Empty(Draw(new Series("nothing", [double.NaN, double.NaN])).Lines().Single());
    }

    /// <summary>A stroke of no length is seen where its ends are round.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1990)]
    [InlineData(1e15)]
    public void A_lone_point_is_seen(double start)
    {
        SvgFile file = Draw(new Series("point", [2.5], start), new Series("between gaps", [double.NaN, 3, double.NaN], start, 0));
        Assert.All(file.Lines(), static strokes => Assert.Single(Assert.Single(strokes)));
        Assert.All(
            file.Elements("path").Where(static path => path.Attribute("fill") is not null),
            static path => Assert.True(path.Attribute("d")!.Value.EndsWith("h0") && path.Attribute("stroke-linecap")?.Value == "round"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(-3)]
    [InlineData(1e-7)]
    [InlineData(1e9)]
    public void A_series_that_stays_as_it_is_has_a_range(double value)
    {
        SvgFile file = Draw(new Series("level", [value, value, value]));
        (double X, double Y)[] points = Assert.Single(file.Lines().Single());
        Assert.Single(points.Select(static point => point.Y).Distinct());
        Assert.InRange(points[0].Y, 52, 328);
        string[] marks = [.. file.Elements("text").Where(static text => text.Attribute("text-anchor")!.Value == "end").Select(static text => text.Value)];
        Assert.InRange(marks.Length, 2, 8);
        Assert.Equal(marks.Length, marks.Distinct().Count());
        Assert.Contains("level", Print(new Series("level", [value, value, value])));
    }

    [Theory]
    [InlineData(1e-12, 3e-12)]
    [InlineData(-1e12, 1e12)]
    [InlineData(1e6, 1e6 + 1e-4)]
    public void Marks_are_numbers_apart(double low, double high)
    {
        string[] marks = [.. Draw(new Series("line", [low, high])).Elements("text")
            .Where(static text => text.Attribute("text-anchor")!.Value == "end").Select(static text => text.Attribute("y")!.Value)];
        Assert.InRange(marks.Length, 3, 8);
        Assert.Equal(marks.Length, marks.Distinct().Count());
    }

    [Fact]
    public void Any_text_may_stand_in_a_picture()
    {
        const string Text = "a < b & \"c\" > 'd' é ░";
        SvgFile file = SvgFile.Of(path => SvgChart.Write(path, Text, [new Series(Text, [1, 2])]));
        Assert.Contains(Text, file.Texts);
        Assert.Contains($"— {Text}", file.Texts);
    }

    [Fact]
    public void The_terminal_shows_the_same()
    {
        string[] lines = Print(new Series("rises", [0, 1, 2, 3, 4], 10, 2), new Series("other", [double.NaN, 4])).Split('\n');
        Assert.Equal("title", lines[0]);
        Assert.Equal(["4", "0"], lines.Where(static line => line.Contains('│')).Select(static line => line.Split('│')[0].Trim()).Where(static label => label != ""));
        Assert.Contains(lines, static line => line.TrimStart().StartsWith("0 ") && line.TrimEnd().EndsWith("18"));
        Assert.Contains(lines, static line => line.Contains("── rises   ── other"));
    }

    [Fact]
    public void A_gap_is_one_in_the_terminal_too()
    {
        string line = Print(new Series("holed", [1, 1, double.NaN, 1, 1])).Split('\n').Single(static line => line.Any(IsDots));
        string dots = line[(line.IndexOf('│') + 1)..].TrimEnd('\r');
        Assert.True(IsDots(dots[0]) && IsDots(dots[15]) && IsDots(dots[48]) && IsDots(dots[63]));
        Assert.Equal(new string(' ', 30), dots[17..47]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_single_value_is_drawn_without_harm(double value) => Assert.Contains("point", Print(new Series("point", [value], 1990)));

    private static bool IsDots(char letter) => letter is > '\u2800' and <= '\u28ff';

    private static SvgFile Draw(params Series[] lines) => SvgFile.Of(path => SvgChart.Write(path, "title", lines));

    private static string Print(params Series[] lines)
    {
        using CapturedConsole console = new();
        TerminalChart.Write("title", lines);
        return console.PlainOutput;
    }
}
