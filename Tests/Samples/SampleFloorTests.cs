using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace StaticNet.Tests.Samples;

/// <summary>What a sample's page says it promises is what its program asks: a limit changed in one place alone fails here.</summary>
public sealed class SampleFloorTests
{
    /// <summary>All samples.</summary>
    public static TheoryData<string> Names => [.. SamplePages.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_page_states_every_limit(string name)
    {
        // Transcripts do not count: what is promised stands in tables and sentences. Nor does 99.0 %, which was seen: 99 % is asked.
        string prose = Regex.Replace(SamplePages.Of(name), "^```.*?^```", "", RegexOptions.Multiline | RegexOptions.Singleline);
        List<FloorLimit> stated = [.. FloorLimit.Find(Regex.Replace(prose, @"[\d.]+\.0 %", ""))];
        foreach (FloorLimit limit in Limits(name))
        {
            // Each is looked for among those not yet found, so that equal limits need as many places.
            int place = stated.FindIndex(limit.Is);
            Assert.True(place >= 0, $"{name}/README.md does not state the limit {limit}");
            stated.RemoveAt(place);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_its_page_shows_was_asked_is_asked(string name)
    {
        IReadOnlyList<FloorLimit> limits = Limits(name);
        Assert.All(
            Regex.Matches(SamplePages.Of(name), "asked: at (least|most) (.*?)[)|]"),
            asked => Assert.Contains(limits, limit => limit.Is(FloorLimit.Find(asked.Groups[2].Value).Single())));
    }

    [Fact]
    public void Limits_are_found_wherever_they_stand()
    {
        const string Program = """
            const double Most = 1e-6;
            double? chosen = own ? null : quick ? 0.7 : Model.Of(1);
            Floor floor = new("held", (own ? 5 : chosen), "P1");
            Check(2, quick ? 10_000 : 3);
            static void Check(int other, double limit) => _ = new Floor("a", Most, AtMost: true).Check(new Floor("b", limit, "N0").Check(0));
            """;
        const string Model = "record Model(double Full) { static Model M = new(Full: 0.9); public static double Of(int i) => Full; }";
        Assert.Equal(
            [new(5, true), new(0.7, true), new(0.9, true), new(1e-6, false), new(10_000, false), new(3, false)],
            FloorLimits.Read([Program, Model]));
        Assert.Throws<NotSupportedException>(static () => FloorLimits.Read(["""_ = new Floor("a", 1 + 1);"""]));
        Assert.Throws<NotSupportedException>(static () => FloorLimits.Read(["""_ = new Floor("a", unknown);"""]));
    }

    [Fact]
    public void Numbers_are_read_as_people_write_them() =>
        Assert.Equal(
            [new(0.98, true), new(10_000, false), new(1e-6, false), new(1e-6, false), new(0.5, false), new(2, false)],
            FloorLimit.Find("at least 98 %, 10,000 of 10⁻⁶ or 1.0E-6; x86 v1.2.\n| 0.50 | 2 dB |"));

    private static IReadOnlyList<FloorLimit> Limits(string name) => FloorLimits.Read(SamplePages.Sources(name));
}
