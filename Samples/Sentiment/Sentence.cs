using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using StaticNet;

namespace Sentiment;

/// <summary>A sentence, and whether its writer was pleased.</summary>
/// <param name="Text">The words.</param>
/// <param name="Pleased">The label.</param>
internal sealed record Sentence(string Text, bool Pleased)
{
    /// <summary>
    /// Reads files of the form of the UCI repository's "Sentiment Labelled Sentences": a sentence, a tab, and 0 or 1 in each line.
    /// Sentences that stand there twice are taken once, so that none is both learnt and tested.
    /// </summary>
    /// <param name="paths">The files.</param>
    /// <exception cref="IOException">A file is missing or malformed, or there are too few sentences.</exception>
    public static IReadOnlyList<Sentence> Read(IReadOnlyList<string> paths)
    {
        Sentence[] sentences = [.. paths.SelectMany(Read).DistinctBy(sentence => sentence.Text, StringComparer.OrdinalIgnoreCase)];
        return sentences.Length >= 100
            ? sentences
            : throw new DataFileException(string.Join(", ", paths), "sentences", "at least 100 that differ", $"{sentences.Length}");
    }

    private static IEnumerable<Sentence> Read(string path)
    {
        CsvFile file = CsvFile.Read(path, header: false, separator: '\t', quotes: false);
        if (file.Columns != 2)
        {
            throw new DataFileException(path, "columns", "2: a sentence, and 0 or 1", $"{file.Columns}");
        }

        float[] labels = file.Classes<float>(1, ["0", "1"]);
        return labels.Select((label, row) => new Sentence(file.Rows[row][0].Trim(), label == 1));
    }
}
