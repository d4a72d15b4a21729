using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Text;

namespace StaticNet;

/// <summary>
/// A table of text: lines of fields with a separator between them (RFC 4180), all lines of equally many fields, in UTF-8, gzipped
/// or not. Empty lines are skipped. Numbers are read invariant of culture.
/// </summary>
public sealed class CsvFile
{
    private readonly string _name;
    private readonly int[] _lines;

    private CsvFile(string name, string[] header, string[][] rows, int[] lines)
    {
        _name = name;
        Header = header;
        Rows = rows;
        _lines = lines;
    }

    /// <summary>The names of the columns; empty where the file has no header.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The fields of each line, without the header.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>The fields of a line.</summary>
    public int Columns => Header.Count > 0 ? Header.Count : Rows[0].Count;

    /// <summary>Reads a file, gzipped (told by its first bytes, not by its name) or not.</summary>
    /// <param name="path">The file.</param>
    /// <param name="header">Whether the first line names the columns. Default: true.</param>
    /// <param name="separator">What stands between two fields. Default: a comma.</param>
    /// <param name="quotes">Whether double quotes may enclose a field, which then may hold separators, line ends and doubled quotes. Default: true.</param>
    /// <exception cref="DataFileException">The file is missing, empty or malformed.</exception>
    /// <exception cref="ArgumentException"><paramref name="separator"/> is a line end, or the quote where there are quotes.</exception>
    public static CsvFile Read(string path, bool header = true, char separator = ',', bool quotes = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream file = DataFile.Open(path, "a table of text");
        return Read(file, path, header, separator, quotes);
    }

    /// <summary>Reads a stream from where it stands to its end, gzipped or not.</summary>
    /// <param name="stream">A stream that can be read, seekable or not; it stays open.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="header">Whether the first line names the columns. Default: true.</param>
    /// <param name="separator">What stands between two fields. Default: a comma.</param>
    /// <param name="quotes">Whether double quotes may enclose a field. Default: true.</param>
    /// <exception cref="DataFileException">The data are empty or malformed.</exception>
    /// <exception cref="ArgumentException"><paramref name="separator"/> is a line end, or the quote where there are quotes.</exception>
    public static CsvFile Read(Stream stream, string name = "CSV data", bool header = true, char separator = ',', bool quotes = true)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        if (separator is '\r' or '\n' || (quotes && separator == CsvReader.Quote))
        {
            throw new ArgumentException("Expected a separator other than a line end or the quote.", nameof(separator));
        }

        try
        {
            using Stream plain = GzipDetection.Open(stream);
            using StreamReader reader = new(plain, new UTF8Encoding(false, throwOnInvalidBytes: true));
            List<(string[] Fields, int Line)> rows = CsvReader.Read(reader, name, separator, quotes);
            if (rows.Count < (header ? 2 : 1))
            {
                throw new DataFileException(name, "rows", "at least one", "none");
            }

            return new CsvFile(
                name,
                header ? rows[0].Fields : [],
                [.. rows.Skip(header ? 1 : 0).Select(row => row.Fields)],
                [.. rows.Skip(header ? 1 : 0).Select(row => row.Line)]);
        }
        catch (DecoderFallbackException exception)
        {
            throw new DataFileException(name, "text", "UTF-8", "other bytes", exception);
        }
        catch (InvalidDataException exception)
        {
            throw GzipDetection.Damaged(name, exception);
        }
    }

    /// <summary>The number of a column.</summary>
    /// <param name="name">Its name in the header.</param>
    /// <exception cref="DataFileException">The header has no such name.</exception>
    public int Column(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int column = Array.IndexOf([.. Header], name);
        return column >= 0
            ? column
            : throw new DataFileException(_name, "header", $"a column '{name}'", Header.Count == 0 ? "no header" : string.Join(", ", Header));
    }

    /// <summary>A column as numbers.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="column">Which; ^1 is the last.</param>
    /// <exception cref="DataFileException">A field is no finite number.</exception>
    public T[] Numbers<T>(Index column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int index = Offset(column);
        return [.. Enumerable.Range(0, Rows.Count).Select(row => Number<T>(row, index))];
    }

    /// <summary>A column of names as class indices.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="column">Which; ^1 is the last.</param>
    /// <param name="classes">The names, in the order of their indices.</param>
    /// <exception cref="DataFileException">A field is none of the names.</exception>
    public T[] Classes<T>(Index column, IReadOnlyList<string> classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(classes);
        int index = Offset(column);
        return [.. Enumerable.Range(0, Rows.Count).Select(row => T.CreateChecked(Class(row, index, classes)))];
    }

    /// <summary>One column is the target, all others are the inputs, in their order.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="target">The target's column; ^1 is the last.</param>
    /// <param name="classes">The names of classes, where the target is one of them. Default: it is a number.</param>
    /// <exception cref="DataFileException">A field is no finite number, or none of the names; or there is no column but the target.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no column <paramref name="target"/>.</exception>
    public Dataset<T> ToDataset<T>(Index target, IReadOnlyList<string>? classes = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int skipped = Offset(target);
        int width = Columns - 1;
        if (width == 0)
        {
            throw new DataFileException(_name, "columns", "at least 2", "1");
        }

        T[] inputs = new T[Rows.Count * width];
        for (int row = 0; row < Rows.Count; row++)
        {
            for (int column = 0; column < width; column++)
            {
                inputs[(row * width) + column] = Number<T>(row, column < skipped ? column : column + 1);
            }
        }

        return new Dataset<T>(inputs, classes is null ? Numbers<T>(skipped) : Classes<T>(skipped, classes), width, 1);
    }

    private int Offset(Index column)
    {
        int offset = column.GetOffset(Columns);
        return offset >= 0 && offset < Columns
            ? offset
            : throw new ArgumentOutOfRangeException(nameof(column), $"Expected one of {Columns} columns, found {column}.");
    }

    private T Number<T>(int row, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => T.TryParse(Rows[row][column], NumberStyles.Float, CultureInfo.InvariantCulture, out T value) && T.IsFinite(value)
            ? value
            : throw Wrong(row, column, "a finite number");

    private int Class(int row, int column, IReadOnlyList<string> classes)
    {
        for (int i = 0; i < classes.Count; i++)
        {
            if (classes[i] == Rows[row][column])
            {
                return i;
            }
        }

        throw Wrong(row, column, $"one of {string.Join(", ", classes)}");
    }

    private DataFileException Wrong(int row, int column, string expected)
        => new(_name, $"line {_lines[row]}, column {column + 1}", expected, $"'{Rows[row][column]}'");
}
