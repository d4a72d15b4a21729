using System;
using System.IO;
using System.Linq;
using System.Text;
using StaticNet;

namespace TextGeneration;

/// <summary>The text to learn from.</summary>
internal static class TextFile
{
    private const int Shortest = 10_000;

    /// <summary>Reads a file, or the repository's own Markdown that lies beside the program.</summary>
    /// <param name="path">A file in UTF-8; null for the Markdown.</param>
    /// <exception cref="DataFileException">It is missing, too short or not UTF-8.</exception>
    public static string Read(string? path)
    {
        string[] files = path is not null
            ? [path]
            : [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "data"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        string text = string.Join('\n', files.Select(ReadFile)).ReplaceLineEndings("\n");
        int letters = text.EnumerateRunes().Count();
        return letters >= Shortest
            ? text
            : throw new DataFileException(path ?? "data", "text", $"at least {Shortest} letters", $"{letters}");
    }

    private static string ReadFile(string path)
    {
        if (!File.Exists(path))
        {
            throw new DataFileException(path, "file", "a text file", Directory.Exists(path) ? "a directory" : "none");
        }

        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
        }
        catch (DecoderFallbackException exception)
        {
            throw new DataFileException(path, "text", "UTF-8", $"{Convert.ToHexString(exception.BytesUnknown ?? [])} at byte {exception.Index}", exception);
        }
    }
}
