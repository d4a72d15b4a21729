using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace StaticNet;

/// <summary>
/// The head of a safetensors file, read and written after the public description of the format: eight bytes with the
/// header's length (little-endian), then the header, a JSON object that gives each tensor's dtype, shape and data_offsets
/// (counted from the header's end) and optionally strings under __metadata__, padded with spaces; then the data, row-major
/// and little-endian, without holes or overlaps.
/// </summary>
internal static class SafeTensorsHeader
{
    /// <summary>The longest header that readers accept, a limit of the format.</summary>
    internal const int MaximumLength = 100_000_000;

    private const string MetadataName = "__metadata__";

    /// <summary>Writes length and header, padded so that the data starts at a multiple of 8.</summary>
    internal static void Write(Stream stream, IEnumerable<SafeTensorsEntry> entries)
    {
        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json))
        {
            writer.WriteStartObject();
            writer.WriteStartObject(MetadataName);
            writer.WriteString("format", "staticnet");
            writer.WriteEndObject();
            foreach (SafeTensorsEntry entry in entries)
            {
                writer.WriteStartObject(entry.Name);
                writer.WriteString("dtype", entry.DataType);
                writer.WriteStartArray("shape");
                foreach (long size in entry.Shape)
                {
                    writer.WriteNumberValue(size);
                }

                writer.WriteEndArray();
                writer.WriteStartArray("data_offsets");
                writer.WriteNumberValue(entry.Begin);
                writer.WriteNumberValue(entry.End);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        while (json.Length % 8 != 0)
        {
            json.WriteByte((byte)' ');
        }

        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        stream.Write(length);
        stream.Write(json.GetBuffer(), 0, (int)json.Length);
    }

    /// <summary>Reads length and header, and leaves the stream at the first byte of data.</summary>
    /// <returns>The tensors in the order of their data, which they cover without a gap from byte 0.</returns>
    /// <exception cref="WeightFileException">The header is truncated, too long, or not as the format asks.</exception>
    internal static List<SafeTensorsEntry> Read(Stream stream, string source)
    {
        Span<byte> prefix = stackalloc byte[8];
        int read = stream.ReadAtLeast(prefix, 8, throwOnEndOfStream: false);
        if (read < 8)
        {
            throw new WeightFileException(source, "header length", "8 bytes", $"the end of the file after {read}");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length is < 2 or > MaximumLength)
        {
            throw new WeightFileException(source, "header length", $"2 to {MaximumLength} bytes", $"{length}");
        }

        // Grown as bytes arrive: a length that lies must not cost its memory.
        byte[] header = BoundedReader.Read(stream, (long)length, out long available);
        if (available < (long)length)
        {
            throw new WeightFileException(source, "header", $"{length} bytes", $"the end of the file after {available}");
        }

        List<SafeTensorsEntry> entries = Parse(header, source);
        return InOrder(entries, source);
    }

    private static List<SafeTensorsEntry> Parse(byte[] header, string source)
    {
        try
        {
            return SafeTensorsHeaderParser.Parse(header, source);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new WeightFileException(source, "header", "a JSON object of tensors", $"'{exception.Message}'", exception);
        }
    }

    private static List<SafeTensorsEntry> InOrder(List<SafeTensorsEntry> entries, string source)
    {
        List<SafeTensorsEntry> sorted = [.. entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End)];
        long position = 0;
        foreach (SafeTensorsEntry entry in sorted)
        {
            if (entry.Begin != position || entry.End < entry.Begin)
            {
                throw new WeightFileException(
                    source,
                    $"data_offsets of '{entry.Name}'",
                    $"tensors without gap or overlap, so a start at byte {position}",
                    $"[{entry.Begin}, {entry.End}]");
            }

            position = entry.End;
        }

        return sorted;
    }

    /// <summary>Whether the format reserves the name.</summary>
    internal static bool IsMetadata(string name) => name == MetadataName;
}
