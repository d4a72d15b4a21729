using System;
using System.Linq;
using Forecast;
using Xunit;

namespace StaticNet.Tests.Samples;

/// <summary>What a network is told of a series does not depend on its unit.</summary>
public sealed class ForecastSampleTests
{
    private static readonly double[] s_values = [.. Enumerable.Range(0, 60).Select(static month => Math.Sin(month * month) + (0.5 * month))];

    [Theory]
    [InlineData(1024)]
    [InlineData(0.125)]
    [InlineData(-2)]
    [InlineData(1.2676506002282294e30)]
    public void Growth_is_counted_in_its_own_deviation(double unit)
    {
        double[] other = [.. s_values.Select(value => value * unit)];
        (GrowthScale scale, GrowthScale otherScale) = (GrowthScale.Of(s_values, 12, 50), GrowthScale.Of(other, 12, 50));
        for (int month = 12; month < s_values.Length; month++)
        {
            float told = scale.ToNetwork(s_values[month] - s_values[month - 12]);
            Assert.Equal(Math.Sign(unit) * told, otherScale.ToNetwork(other[month] - other[month - 12]));
            Assert.Equal(s_values[month] - s_values[month - 12], scale.FromNetwork(told), 1e-6);
        }
    }

    [Fact]
    public void Growth_that_does_not_vary_is_zero()
    {
        GrowthScale scale = GrowthScale.Of([.. Enumerable.Range(0, 40).Select(static month => 3.0 * month)], 12, 40);
        Assert.Equal(new GrowthScale(36, 1), scale);
        Assert.Equal(0, scale.ToNetwork(36));
    }
}
