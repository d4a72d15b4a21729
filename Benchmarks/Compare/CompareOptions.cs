using System;
using System.Globalization;

namespace StaticNet.Benchmarks.Compare;

/// <summary>What the command line of <c>compare</c> asks for.</summary>
internal sealed record CompareOptions
{
    /// <summary>The command line, for those who asked for something else.</summary>
    public const string Usage = "compare [--json FILE] [--rounds N] [--workload NAME,...] [--engine NAME,...] [--epochs]";

    /// <summary>Where rows go as JSON; null for nowhere.</summary>
    public string? Json { get; init; }

    /// <summary>Rounds whose median is told.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>Names of workloads; all where there are none.</summary>
    public string[] Workloads { get; init; } = [];

    /// <summary>Names of engines; all where there are none.</summary>
    public string[] Engines { get; init; } = [];

    /// <summary>Whether training for whole epochs is compared too.</summary>
    public bool Epochs { get; init; }

    /// <exception cref="ArgumentException">An option is unknown or has no value.</exception>
    public static CompareOptions Parse(ReadOnlySpan<string> arguments)
    {
        CompareOptions options = new();
        while (arguments.Length > 0)
        {
            if (arguments[0] == "--epochs")
            {
                options = options with { Epochs = true };
                arguments = arguments[1..];
                continue;
            }

            string value = arguments.Length > 1 ? arguments[1] : throw new ArgumentException($"'{arguments[0]}' needs a value.");
            options = arguments[0] switch
            {
                "--json" => options with { Json = value },
                "--rounds" => options with { Rounds = Math.Max(1, int.Parse(value, CultureInfo.InvariantCulture)) },
                "--workload" => options with { Workloads = value.Split(',') },
                "--engine" => options with { Engines = value.Split(',') },
                _ => throw new ArgumentException($"Unknown option '{arguments[0]}'."),
            };
            arguments = arguments[2..];
        }

        return options;
    }
}
