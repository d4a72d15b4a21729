using System;
using StaticNet.Samples;
using Xunit;

namespace StaticNet.Tests.Samples;

[Collection(nameof(CapturedConsole))]
public sealed class FloorTests : IDisposable
{
    private readonly CapturedConsole _console = new();

    public void Dispose() => _console.Dispose();

    [Theory]
    [InlineData(0.95)]
    [InlineData(0.96)]
    [InlineData(double.PositiveInfinity)]
    public void Reached(double value)
    {
        Assert.Equal(0, new Floor("accuracy", 0.95, "P1").Check(value));
        Assert.Contains("(asked: at least 95.0 %)", _console.Output);
        Assert.Empty(_console.Error);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-3)]
    public void Small_enough(double value)
    {
        Assert.Equal(0, new Floor("time", 2, "F2", " s", AtMost: true).Check(value));
        Assert.Equal($"time: {value:F2} s (asked: at most 2.00 s){Environment.NewLine}", _console.Output);
        Assert.Empty(_console.Error);
    }

    [Theory]
    [InlineData(0.9, false, "error: expected figure of at least 0.95, found 0.90")]
    [InlineData(1, true, "error: expected figure of at most 0.95, found 1.00")]
    [InlineData(double.NaN, false, "found NaN")]
    [InlineData(double.NaN, true, "found NaN")]
    [InlineData(double.NegativeInfinity, false, "found -Infinity")]
    public void Missed(double value, bool atMost, string message)
    {
        Assert.Equal(1, new Floor("figure", 0.95, AtMost: atMost).Check(value));
        Assert.Contains("(asked: ", _console.Output);
        Assert.Contains(message, _console.Error);
    }

    /// <summary>"at least 98.0 %, found 98.0 %" would help nobody.</summary>
    [Theory]
    [InlineData(0.97996, 0.98, "P1", false, "at least 98.000 %, found 97.996 %")]
    [InlineData(9999.9, 10_000, "N0", false, "at least 10,000.0, found 9,999.9")]
    [InlineData(2.0000001, 2, "F2", true, "at most 2.0000000, found 2.0000001")]
    [InlineData(1.02e-6, 1e-6, "0.0E+0", true, "at most 1E-06, found 1.02E-06")]
    [InlineData(0.1e-6, 1e-6, "0.0E+0", false, "at least 1.0E-6, found 1.0E-7")]
    public void A_near_miss_is_told_in_enough_digits(double value, double limit, string format, bool atMost, string message)
    {
        Assert.Equal(1, new Floor("figure", limit, format, AtMost: atMost).Check(value));
        Assert.Contains(message, _console.Error);
    }

    [Theory]
    [InlineData(0.98, "P1")]
    [InlineData(2, "F2")]
    [InlineData(1e-6, "0.0E+0")]
    [InlineData(1e-6, "E1")]
    [InlineData(1, "")]
    [InlineData(1, "N")]
    [InlineData(1, "0.0")]
    public void So_is_the_nearest_of_all(double limit, string format)
    {
        Assert.Equal(1, new Floor("figure", limit, format).Check(Math.BitDecrement(limit)));
        string[] sides = _console.Error.Trim().Split(", found ");
        Assert.NotEqual(sides[0].Split(" at least ")[1], sides[1]);
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(double.NaN)]
    public void Nothing_is_asked_without_a_limit(double value)
    {
        Assert.Equal(0, new Floor("accuracy", null, "P1").Check(value));
        Assert.Equal($"accuracy: {value:P1}{Environment.NewLine}", _console.Output);
        Assert.Empty(_console.Error);
    }
}
