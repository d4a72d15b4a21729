using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Samples;

/// <summary>What a network cannot know of a text: it answers all the same, and sounds as sure.</summary>
public static class UnknownWords
{
    /// <summary>A remark to stand behind the answer; empty where every word is known and read.</summary>
    /// <param name="words">The network's vocabulary.</param>
    /// <param name="text">What it was asked.</param>
    public static string Remark(TextVectorization words, string text)
    {
        string[] read = [.. words.Tokens(text)];
        string[] unknown = [.. read.Except(words.Vocabulary)];
        List<string> remarks = [];
        if (!read.Except(unknown).Any())
        {
            remarks.Add("no word that it knows");
        }
        else if (unknown.Length > 0)
        {
            remarks.Add($"not known: {string.Join(", ", unknown)}");
        }

        if (read.Length > words.OutputSequenceLength)
        {
            remarks.Add($"read up to word {words.OutputSequenceLength}");
        }

        return remarks.Count > 0 ? $" ({string.Join("; ", remarks)})" : "";
    }
}
