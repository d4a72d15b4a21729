using System;
using System.Buffers.Binary;
using System.IO;

namespace StaticNet;

/// <summary>Reads WAV data and checks everything that its headers claim.</summary>
internal static class WaveReader
{
    internal const ushort Pcm = 1;
    internal const ushort Float = 3;
    private const ushort Extensible = 0xFFFE;
    private const int ChunkHeaderSize = 8;

    /// <summary>Reads to the end of the samples; what follows them (titles, covers) stays unread.</summary>
    /// <exception cref="DataFileException">The data are truncated or malformed, or encoded in another way.</exception>
    internal static WaveFile Read(Stream stream, string name)
    {
        Span<byte> riff = stackalloc byte[12];
        Fill(stream, riff, name, "RIFF header");
        if (!riff[..4].SequenceEqual("RIFF"u8) || !riff[8..].SequenceEqual("WAVE"u8))
        {
            throw new DataFileException(name, "RIFF header", "RIFF, a size, WAVE", Convert.ToHexString(riff));
        }

        WaveFormat? format = null;
        Span<byte> chunk = stackalloc byte[ChunkHeaderSize];
        while (true)
        {
            Fill(stream, chunk, name, format is null ? "fmt chunk" : "data chunk");
            uint size = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (chunk[..4].SequenceEqual("fmt "u8))
            {
                format = ReadFormat(ReadChunk(stream, size, name, "fmt chunk"), name);
            }
            else if (chunk[..4].SequenceEqual("data"u8))
            {
                return format is { } known
                    ? known.Decode(ReadChunk(stream, size, name, "data chunk"), name)
                    : throw new DataFileException(name, "chunks", "fmt before data", "data first");
            }
            else
            {
                ReadChunk(stream, size, name, "chunk");
            }

            // Chunks start at even places.
            if (size % 2 == 1)
            {
                Fill(stream, chunk[..1], name, "padding");
            }
        }
    }

    private static WaveFormat ReadFormat(ReadOnlySpan<byte> chunk, string name)
    {
        if (chunk.Length < 16)
        {
            throw new DataFileException(name, "fmt chunk", "at least 16 bytes", $"{chunk.Length}");
        }

        ushort tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        if (tag == Extensible && chunk.Length >= 26)
        {
            // The first two bytes of the format's GUID are the tag it stands for.
            tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]);
        }

        WaveFormat format = new(
            tag,
            BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]),
            BinaryPrimitives.ReadInt32LittleEndian(chunk[4..]),
            BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]));
        return format.IsKnown
            ? format
            : throw new DataFileException(
                name, "format", "PCM of 8, 16, 24 or 32 bits or floating point of 32 or 64, a channel or more at 1 Hz or more", $"{format}");
    }

    private static byte[] ReadChunk(Stream stream, uint size, string name, string subject)
    {
        if (size > Array.MaxLength)
        {
            throw new DataFileException(name, subject, $"at most {Array.MaxLength} bytes", $"{size}");
        }

        byte[] bytes = BoundedReader.Read(stream, size, out long available);
        return available == size
            ? bytes
            : throw new DataFileException(name, subject, $"{size} bytes", $"the end of the file after {available}");
    }

    private static void Fill(Stream stream, Span<byte> bytes, string name, string subject)
    {
        int count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (count < bytes.Length)
        {
            throw new DataFileException(name, subject, $"{bytes.Length} bytes", $"the end of the file after {count}");
        }
    }
}
