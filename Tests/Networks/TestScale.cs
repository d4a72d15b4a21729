using System;
using System.Globalization;

namespace StaticNet.Tests.Networks;

/// <summary>
/// STATICNET_TEST_SCALE (0 to 1): which share of many similar cases a run takes, where vectors are emulated or absent and every
/// case is slow.
/// </summary>
internal static class TestScale
{
    /// <summary>1 unless the variable says less.</summary>
    public static double Value { get; } =
        double.TryParse(Environment.GetEnvironmentVariable("STATICNET_TEST_SCALE"), NumberStyles.Float, CultureInfo.InvariantCulture, out double scale)
            ? Math.Clamp(scale, 0, 1)
            : 1;

    /// <summary>Every so many cases are taken.</summary>
    public static int Step { get; } = (int)Math.Round(1 / Math.Max(Value, 0.01));
}
