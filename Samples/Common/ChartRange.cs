using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Samples;

/// <summary>What a chart shows of the plane.</summary>
/// <param name="Left">The smallest on the horizontal axis.</param>
/// <param name="Right">The largest.</param>
/// <param name="Bottom">The smallest on the vertical axis.</param>
/// <param name="Top">The largest.</param>
internal sealed record ChartRange(double Left, double Right, double Bottom, double Top)
{
    /// <summary>All points of all lines, with numbers at the vertical ends that a reader likes.</summary>
    public static ChartRange Of(IReadOnlyList<Series> lines)
    {
        double[] values = [.. lines.SelectMany(line => line.Values).Where(double.IsFinite).DefaultIfEmpty(0)];
        (double bottom, double top) = (values.Min(), values.Max());

        // Values that do not differ, but for rounding, get a range of their own size.
        double size = Math.Max(Math.Abs(bottom), Math.Abs(top));
        double step = NiceStep((top - bottom > size * 1e-12 ? top - bottom : size > 0 ? size : 1) / 4);
        double left = lines.Min(line => line.Start);
        double right = lines.Max(line => line.X(line.Values.Count - 1));
        bottom = Math.Floor(bottom / step) * step;

        // A line that just touches a mark needs no other above it.
        top = Math.Max(Math.Ceiling((top - (step * 1e-9)) / step) * step, bottom + step);
        return new ChartRange(left, right > left ? right : left + Math.Max(1, Math.Abs(left)), bottom, top);
    }

    /// <summary>How far a point lies between left and right, 0 to 1.</summary>
    public double Across(double x) => (x - Left) / (Right - Left);

    /// <summary>How far a value lies between bottom and top, 0 to 1.</summary>
    public double Up(double y) => (y - Bottom) / (Top - Bottom);

    /// <summary>Values for the marks of the vertical axis.</summary>
    public IEnumerable<double> VerticalMarks() => Marks(Bottom, Top, 5);

    /// <summary>Values for the marks of the horizontal axis.</summary>
    public IEnumerable<double> HorizontalMarks() => Marks(Left, Right, 6);

    private static IEnumerable<double> Marks(double low, double high, int count)
    {
        double step = NiceStep((high - low) / count);

        // Multiples, not sums: those of steps such as 0.1 end in digits that nobody meant, and pass 0 by a little.
        for (double i = Math.Ceiling(low / step); i * step <= high + (step * 1e-6); i++)
        {
            yield return i * step;
        }
    }

    /// <summary>1, 2 or 5 times a power of ten, at least as large.</summary>
    private static double NiceStep(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return power * (step / power) switch { <= 1.0000001 => 1, <= 2.0000001 => 2, <= 5.0000001 => 5, _ => 10 };
    }
}
