using System;

namespace StaticNet.Samples;

/// <summary>What a sample promises of a figure of its result. Its README states the same.</summary>
/// <param name="Name">The figure.</param>
/// <param name="Limit">What it must reach, or stay under.</param>
/// <param name="Format">How the figure is written: a format of .NET's, such as <c>P1</c> or <c>F4</c>.</param>
/// <param name="Unit">What follows it.</param>
/// <param name="AtMost">Whether small is good.</param>
public sealed record Floor(string Name, double Limit, string Format = "F2", string Unit = "", bool AtMost = false)
{
    /// <summary>Prints the figure and what is asked of it.</summary>
    /// <param name="value">The figure.</param>
    /// <returns>The exit code: 0, or 1 where it is not good enough.</returns>
    public int Check(double value)
    {
        // Negated, so that NaN is not good enough.
        bool enough = AtMost ? value <= Limit : value >= Limit;
        string asked = $"{(AtMost ? "at most" : "at least")} {Text(Limit)}";
        Console.WriteLine($"{Name}: {Text(value)} (asked: {asked})");
        if (!enough)
        {
            Console.Error.WriteLine($"error: expected {Name} of {asked}, found {Text(value)}");
        }

        return enough ? 0 : 1;
    }

    private string Text(double value) => $"{value.ToString(Format)}{Unit}";
}
