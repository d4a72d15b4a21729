using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;

namespace StaticNet.Generator.Shapes;

/// <summary>Which layer may be meant by a name that none has.</summary>
internal static class NameAdvice
{
    private const int Listed = 20;

    /// <summary>The name nearest to one that does not exist: the same but for its case, that of a block's layer, or a few letters off.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        string[] names = [.. known];
        return names.FirstOrDefault(each => each.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? names.LastOrDefault(each => name.Length > 0 && each.EndsWith("." + name, StringComparison.OrdinalIgnoreCase))
            ?? names
                .Select(each => (Name: each, Distance: Distance(name, each)))
                .Where(each => each.Distance <= Math.Max(1, name.Length / 4) && each.Distance < name.Length)
                .OrderBy(static each => each.Distance)

                // Rather a letter left out than one too many.
                .ThenBy(each => each.Name.Length < name.Length)
                .Select(static each => each.Name)
                .FirstOrDefault();
    }

    /// <summary>The names there are, in words; of many the last ones, with the nearest in front.</summary>
    public static string List(string name, IEnumerable<string> known)
    {
        string[] names = [.. known];
        string list = string.Join(", ", names.Skip(names.Length - Listed));
        list = names.Length > Listed ? Text.Of(names.Length) + " others, the last of them " + list : list;
        return Nearest(name, names) is string nearest ? $"perhaps '{nearest}' is meant, of {list}" : "there are: " + list;
    }

    /// <summary>Levenshtein's: letters to insert, remove or replace.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
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
