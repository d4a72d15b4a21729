using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace StaticNet;

/// <summary>Cuts text into lines and these into fields.</summary>
internal static class CsvReader
{
    internal const char Quote = '"';

    /// <summary>Reads to the end: the fields of each line that is not empty, and its number.</summary>
    /// <exception cref="DataFileException">A line has another number of fields than the first, or a quote is not closed.</exception>
    internal static List<(string[] Fields, int Line)> Read(TextReader reader, string name, char separator, bool quotes)
    {
        List<(string[] Fields, int Line)> rows = [];
        List<string> fields = [];
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            int first = ++number;
            if (line.Length == 0)
            {
                continue;
            }

            Split(line, separator, quotes, fields, () =>
            {
                number++;
                return reader.ReadLine() ?? throw new DataFileException(name, $"line {first}", "a closing quote", "the end of the file");
            });
            if (rows.Count > 0 && fields.Count != rows[0].Fields.Length)
            {
                throw new DataFileException(name, $"line {first}", $"{rows[0].Fields.Length} fields", $"{fields.Count}");
            }

            rows.Add(([.. fields], first));
        }

        return rows;
    }

    private static void Split(string line, char separator, bool quotes, List<string> fields, Func<string> nextLine)
    {
        fields.Clear();
        int position = 0;
        while (true)
        {
            bool quoted = quotes && position < line.Length && line[position] == Quote;
            string field = quoted ? ReadQuoted(ref line, ref position, nextLine) : "";
            int end = line.IndexOf(separator, position);
            fields.Add(field + (end < 0 ? line[position..] : line[position..end]));
            if (end < 0)
            {
                return;
            }

            position = end + 1;
        }
    }

    private static string ReadQuoted(ref string line, ref int position, Func<string> nextLine)
    {
        StringBuilder field = new();
        position++;
        while (true)
        {
            int quote = line.IndexOf(Quote, position);
            if (quote < 0)
            {
                field.Append(line, position, line.Length - position).Append('\n');
                line = nextLine();
                position = 0;
            }
            else if (quote + 1 < line.Length && line[quote + 1] == Quote)
            {
                field.Append(line, position, quote + 1 - position);
                position = quote + 2;
            }
            else
            {
                field.Append(line, position, quote - position);
                position = quote + 1;
                return field.ToString();
            }
        }
    }
}
