using System;
using System.Linq;
using StaticNet.Samples;
using Xunit;

namespace StaticNet.Tests.Samples;

[Collection(nameof(CapturedConsole))]
public sealed class HeatMapTests
{
    // Rows of three values, of which two are shown.
    private static readonly HeatMap s_map = new("<weights>", ["a & b", "c"], ["x", "why"], [0, 1, 9, -5, 7, 9], 3);

    [Fact]
    public void Values_are_kept_within_0_and_1()
        => Assert.Equal([0, 1, 0, 1], [s_map[0, 0], s_map[0, 1], s_map[1, 0], s_map[1, 1]]);

    [Fact]
    public void A_file_has_a_cell_for_each_value()
    {
        SvgFile file = SvgFile.Of(static path => SvgHeatMap.Write(path, s_map));
        Assert.Equal(["<weights>", "a & b", "c", "why", "x"], file.Texts.Order(StringComparer.Ordinal));
        var cells = file.Elements("rect").Skip(1).Select(static cell => (
            X: int.Parse(cell.Attribute("x")!.Value), Y: int.Parse(cell.Attribute("y")!.Value), Fill: cell.Attribute("fill")!.Value)).ToArray();
        Assert.Equal(["#f2f2f2", "#0072b2", "#f2f2f2", "#0072b2"], cells.Select(static cell => cell.Fill));
        Assert.Equal((cells[0].X, cells[1].X), (cells[2].X, cells[3].X));
        Assert.True(cells[0].X < cells[1].X && cells[0].Y == cells[1].Y && cells[0].Y < cells[2].Y);
    }

    [Fact]
    public void The_terminal_has_a_line_for_each_word()
    {
        string[] lines = Print(s_map);
        Assert.Equal(["<weights>", "        │  ┌ why", "        ┌ x", " a & b    ███", "     c    ███"], lines.Take(5).Select(static line => line.TrimEnd()));
    }

    [Fact]
    public void What_is_no_number_is_nothing()
    {
        HeatMap map = new("one", ["r"], ["c"], [float.NaN], 1);
        Assert.Equal("#f2f2f2", SvgFile.Of(path => SvgHeatMap.Write(path, map)).Elements("rect").Last().Attribute("fill")!.Value);
        Assert.DoesNotContain(Print(map), static line => line.Contains('█'));
    }

    private static string[] Print(HeatMap map)
    {
        using CapturedConsole console = new();
        TerminalHeatMap.Write(map);
        return console.PlainOutput.Split('\n');
    }
}
