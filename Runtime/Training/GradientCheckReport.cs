using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace StaticNet;

/// <summary>What <see cref="GradientCheck"/> has found: the largest error of the input and of each parameter.</summary>
public sealed class GradientCheckReport
{
    internal GradientCheckReport(string network, IReadOnlyList<GradientDeviation> largest, int compared, int skipped)
    {
        Network = network;
        Largest = largest;
        Compared = compared;
        Skipped = skipped;
    }

    /// <summary>The network's class.</summary>
    public string Network { get; }

    /// <summary>
    /// The element with the largest error of the input and of each trainable parameter, in their order; none for one whose
    /// elements were all skipped.
    /// </summary>
    public IReadOnlyList<GradientDeviation> Largest { get; }

    /// <summary>How many elements were compared.</summary>
    public int Compared { get; }

    /// <summary>
    /// How many elements were not, because the differences of two steps disagree: at a kink (ReLU at 0, a maximum that
    /// changes) there is no derivative to compare with.
    /// </summary>
    public int Skipped { get; }

    /// <summary>The largest relative error; NaN where nothing was compared or a number was NaN.</summary>
    public double LargestError
    {
        get
        {
            double largest = Compared == 0 ? double.NaN : 0;
            foreach (GradientDeviation deviation in Largest)
            {
                // Once NaN, it stays so.
                largest = double.Max(largest, deviation.Error);
            }

            return largest;
        }
    }

    /// <summary>Throws unless every relative error is at most <paramref name="tolerance"/>.</summary>
    /// <param name="tolerance">At least 0. Default: 10⁻⁶.</param>
    /// <exception cref="GradientCheckException">One is larger or no number, or nothing could be compared.</exception>
    public void ThrowIfAbove(double tolerance = 1e-6)
    {
        if (!(LargestError <= tolerance))
        {
            throw new GradientCheckException(
                $"The gradients of {Network} are wrong: a relative error is above {tolerance.ToString("G3", CultureInfo.InvariantCulture)}.\n{this}");
        }
    }

    /// <summary>A line for the input and each parameter, the largest error first.</summary>
    public override string ToString()
    {
        List<GradientDeviation> sorted = [.. Largest];

        // Numbers that are none come first.
        sorted.Sort(static (a, b) => double.IsNaN(a.Error) ? -1 : double.IsNaN(b.Error) ? 1 : b.Error.CompareTo(a.Error));
        StringBuilder text = new();
        foreach (GradientDeviation deviation in sorted)
        {
            text.Append(deviation).Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"{Compared} elements compared, {Skipped} skipped at kinks").ToString();
    }
}
