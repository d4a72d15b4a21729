using System;
using System.IO;
using StaticNet;

namespace Digits;

/// <summary>1,797 digits that 13 people wrote: 8×8 pixels from 0 to 16, and which digit it is.</summary>
internal static class DigitsData
{
    /// <summary>Pixels of an image's side.</summary>
    public const int Side = 8;

    /// <summary>Samples of a training step.</summary>
    public const int BatchSize = 32;

    /// <summary>The largest pixel.</summary>
    public const int White = 16;

    // Not the option's seed: whatever the run, the same digits are held out.
    private const ulong SplitSeed = 1;

    // Four fifths of them are a batch.
    private const int Fewest = BatchSize * 5 / 4;

    /// <summary>Reads the images to learn from, and a fifth to be tested on.</summary>
    /// <param name="path">Lines of 64 pixels and a digit, gzipped or not.</param>
    /// <exception cref="IOException">The file is missing or malformed, or holds something else.</exception>
    public static (Dataset<float> Train, Dataset<float> Test) Read(string path)
    {
        CsvFile file = CsvFile.Read(path, header: false);
        if (file.Columns != (Side * Side) + 1)
        {
            throw new DataFileException(path, "columns", $"{Side * Side} pixels and a digit", $"{file.Columns} columns");
        }

        Dataset<float> digits = file.ToDataset<float>(^1, ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
        if (digits.Inputs.Span.ContainsAnyExceptInRange(0, White))
        {
            throw new DataFileException(path, "pixel", $"0 to {White}", "another number");
        }

        return digits.Count >= Fewest
            ? digits.Shuffle(SplitSeed).Split(digits.Count - (digits.Count / 5))
            : throw new DataFileException(path, "digits", $"at least {Fewest}", $"{digits.Count}");
    }
}
