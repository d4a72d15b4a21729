using System;
using System.Globalization;
using System.IO;

namespace FashionMnist;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    private const int DefaultEpochs = 16;
    private const int QuickEpochs = 3;
    private const double QuickFloor = 0.8;

    /// <summary>What <c>--help</c> prints.</summary>
    public static string Usage { get; } = string.Create(CultureInfo.InvariantCulture, $"""
        Trains a convolutional network on Fashion-MNIST and shows what it has learnt.

        usage: FashionMnist [options]
          --data DIR    read the four IDX files (.gz or plain) from DIR; default: the slice that comes with the sample
          --epochs N    how often every image is shown, 1 to 1000; default: {DefaultEpochs}
          --threads N   threads that share the work, 1 to 256; default: one per processor
          --seed N      another start, 0 to 2147483647; equal seeds and threads give equal networks; default: 1
          --quick       {QuickEpochs} epochs, for continuous integration
          --help        this text

        exit code: 0; 1 where --quick stays below {100 * QuickFloor:F0} % test accuracy; 2 where an option or the data are wrong

        """);

    /// <summary>Where the four files are.</summary>
    public string DataDirectory { get; private init; } = Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>How often every image is shown.</summary>
    public int Epochs { get; private init; } = DefaultEpochs;

    /// <summary>Threads that share the work.</summary>
    public int Threads { get; private init; } = Environment.ProcessorCount;

    /// <summary>Where weights, order and dropout start.</summary>
    public int Seed { get; private init; } = 1;

    /// <summary>The accuracy that is asked for, 0 to 1.</summary>
    public double Floor { get; private init; }

    /// <summary>Whether only the usage is wanted.</summary>
    public bool Help { get; private init; }

    /// <summary>Reads the arguments.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <exception cref="OptionException">One is unknown or malformed.</exception>
    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        Options options = new();
        int? epochs = null;
        for (int i = 0; i < arguments.Length; i++)
        {
            string name = arguments[i];
            string? value = i + 1 < arguments.Length ? arguments[i + 1] : null;
            switch (name)
            {
                case "--help" or "-h":
                    return options with { Help = true };
                case "--quick":
                    options = options with { Floor = QuickFloor };
                    continue;
                case "--data":
                    options = options with { DataDirectory = Directory(value) };
                    break;
                case "--epochs":
                    epochs = Number(name, value, 1, 1000);
                    break;
                case "--threads":
                    options = options with { Threads = Number(name, value, 1, 256) };
                    break;
                case "--seed":
                    options = options with { Seed = Number(name, value, 0, int.MaxValue) };
                    break;
                default:
                    throw new OptionException($"unknown option '{name}'");
            }

            i++;
        }

        return options with { Epochs = epochs ?? (options.Floor > 0 ? QuickEpochs : DefaultEpochs) };
    }

    private static string Directory(string? value)
        => string.IsNullOrEmpty(value) ? throw new OptionException("--data expects a directory")
            : System.IO.Directory.Exists(value) ? value
            : throw new OptionException($"--data expects a directory, and there is no '{value}'");

    private static int Number(string name, string? value, int smallest, int largest)
        => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= smallest && number <= largest
            ? number
            : throw new OptionException(
                $"{name} expects a whole number from {smallest} to {largest}, found {(value is null ? "nothing" : $"'{value}'")}");
}
