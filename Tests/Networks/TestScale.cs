using System;
using System.Globalization;

namespace StaticNet.Tests.Networks;

/// <summary>
/// STATICNET_TEST_SCALE: which share of many similar cases a run takes, where vectors are emulated or absent and every case is slow;
/// more than 1 for a search through the night, which takes more of the random networks.
/// </summary>
internal static class TestScale
{
    /// <summary>1 unless the variable says otherwise.</summary>
    public static double Value { get; } =
        double.TryParse(Environment.GetEnvironmentVariable("STATICNET_TEST_SCALE"), NumberStyles.Float, CultureInfo.InvariantCulture, out double scale)
            ? Math.Clamp(scale, 0, 1000)
            : 1;

    /// <summary>Every so many cases are taken.</summary>
    public static int Step { get; } = Math.Max(1, (int)Math.Round(1 / Math.Max(Value, 0.01)));
}
