using System;
using System.Collections.Generic;

namespace StaticNet;

/// <summary>Levenshtein's distance: how many letters must be inserted, removed or replaced to make one word of another.</summary>
internal static class EditDistance
{
    /// <summary>The candidate nearest to <paramref name="word"/>, ignoring case; the first of equals; null if there is none.</summary>
    internal static string? Nearest(string word, IReadOnlyList<string> candidates)
    {
        string? nearest = null;
        int least = int.MaxValue;
        foreach (string candidate in candidates)
        {
            int distance = Between(word.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance < least)
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary>The distance between two words, by the usual dynamic programme over their prefixes.</summary>
    internal static int Between(string a, string b)
    {
        int[] row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
