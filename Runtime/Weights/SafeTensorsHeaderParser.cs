using System;
using System.Collections.Generic;
using System.Text.Json;

namespace StaticNet;

/// <summary>The JSON of a safetensors header, read token by token: no reflection, and nothing unknown is passed over.</summary>
internal static class SafeTensorsHeaderParser
{
    /// <summary>Reads the whole object.</summary>
    /// <exception cref="JsonException">It is not JSON, or not of the form that the format asks for.</exception>
    /// <exception cref="WeightFileException">A name appears twice.</exception>
    internal static List<SafeTensorsEntry> Parse(ReadOnlySpan<byte> json, string source)
    {
        List<SafeTensorsEntry> entries = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        Utf8JsonReader reader = new(json);
        Expect(ref reader, JsonTokenType.StartObject);
        while (NextProperty(ref reader, out string name))
        {
            if (!names.Add(name))
            {
                throw new WeightFileException(source, "header", "every name once", $"'{name}' twice");
            }

            if (SafeTensorsHeader.IsMetadata(name))
            {
                SkipMetadata(ref reader);
            }
            else
            {
                entries.Add(ParseEntry(ref reader, name));
            }
        }

        // Only blanks may follow; anything else throws here.
        if (reader.Read())
        {
            throw new JsonException("Something follows the header's object.");
        }

        return entries;
    }

    private static SafeTensorsEntry ParseEntry(ref Utf8JsonReader reader, string name)
    {
        string? dataType = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        Expect(ref reader, JsonTokenType.StartObject);
        while (NextProperty(ref reader, out string property))
        {
            switch (property)
            {
                case "dtype" when dataType is null:
                    Expect(ref reader, JsonTokenType.String);
                    dataType = reader.GetString();
                    break;
                case "shape" when shape is null:
                    shape = ParseSizes(ref reader);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ParseSizes(ref reader);
                    break;
                default:
                    throw new JsonException($"Tensor '{name}' has an unknown or repeated property '{property}'.");
            }
        }

        return dataType is not null && shape is not null && offsets is [long begin, long end]
            ? new SafeTensorsEntry(name, dataType, shape, begin, end)
            : throw new JsonException($"Tensor '{name}' needs dtype, shape and two data_offsets.");
    }

    private static List<long> ParseSizes(ref Utf8JsonReader reader)
    {
        List<long> sizes = [];
        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long size) || size < 0)
            {
                throw new JsonException("A size is not a whole number of at least 0.");
            }

            sizes.Add(size);
        }

        return sizes;
    }

    private static void SkipMetadata(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject);
        while (NextProperty(ref reader, out _))
        {
            Expect(ref reader, JsonTokenType.String);
        }
    }

    private static bool NextProperty(ref Utf8JsonReader reader, out string name)
    {
        // A reader over a complete block throws by itself where the text ends early.
        reader.Read();
        name = reader.TokenType == JsonTokenType.PropertyName ? reader.GetString()! : string.Empty;
        return reader.TokenType == JsonTokenType.PropertyName;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        reader.Read();
        if (reader.TokenType != type)
        {
            throw new JsonException($"Expected {type}, found {reader.TokenType} at byte {reader.TokenStartIndex}.");
        }
    }
}
