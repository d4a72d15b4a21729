using System;
using System.Collections.Generic;
using System.Text;

namespace StaticNet;

/// <summary>Ways to prepare and cut texts, for <see cref="TextVectorization"/>.</summary>
public static class TextStandardization
{
    private const string Punctuation = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'";

    /// <summary>
    /// Lower case, invariant of culture, without ASCII punctuation: as Keras' <c>lower_and_strip_punctuation</c>, but that makes lower
    /// case of the letters A to Z only, and this also of É or Ж.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static string LowerAndStripPunctuation(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder result = new(text.Length);
        foreach (char letter in text)
        {
            if (!Punctuation.Contains(letter))
            {
                result.Append(char.ToLowerInvariant(letter));
            }
        }

        return result.ToString();
    }

    /// <summary>Words between white space: Keras' <c>whitespace</c>.</summary>
    /// <param name="text">Any text.</param>
    public static IEnumerable<string> SplitWords(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>A token for each character: Keras' <c>character</c>.</summary>
    /// <param name="text">Any text.</param>
    public static IEnumerable<string> SplitCharacters(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (Rune rune in text.EnumerateRunes())
        {
            yield return rune.ToString();
        }
    }
}
