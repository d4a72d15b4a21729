using System;
using System.Buffers.Binary;
using System.IO;

namespace StaticNet;

/// <summary>Reads IDX data and checks everything that its header claims.</summary>
internal static class IdxReader
{
    /// <summary>Reads to the end of the stream.</summary>
    /// <exception cref="DataFileException">The data are truncated, too long or malformed.</exception>
    internal static IdxFile Read(Stream stream, string name)
    {
        try
        {
            using Stream plain = GzipDetection.Open(stream);
            return ReadPlain(plain, name);
        }
        catch (InvalidDataException exception)
        {
            throw GzipDetection.Damaged(name, exception);
        }
    }

    private static IdxFile ReadPlain(Stream stream, string name)
    {
        Span<byte> magic = stackalloc byte[4];
        Fill(stream, magic, name, "magic number");
        IdxElementType type = (IdxElementType)magic[2];
        int elementSize = IdxFile.SizeOf(type);
        if (magic[0] != 0 || magic[1] != 0 || elementSize == 0 || magic[3] == 0)
        {
            throw new DataFileException(
                name, "magic number", "00 00, an element type of 08 to 0E, and at least one axis", Convert.ToHexString(magic));
        }

        int[] shape = new int[magic[3]];
        long length = elementSize;
        Span<byte> size = stackalloc byte[sizeof(int)];
        for (int axis = 0; axis < shape.Length; axis++)
        {
            Fill(stream, size, name, $"size of axis {axis}");
            uint value = BinaryPrimitives.ReadUInt32BigEndian(size);
            // Within this limit the product of two factors cannot overflow a long.
            if (value > Array.MaxLength || length * value > Array.MaxLength)
            {
                throw new DataFileException(name, $"size of axis {axis}", $"at most {Array.MaxLength} bytes of data", $"{value}");
            }

            shape[axis] = (int)value;
            length *= value;
        }

        byte[] data = BoundedReader.Read(stream, length, out long available);
        if (available < length)
        {
            throw new DataFileException(
                name, "data", $"{length} bytes for [{string.Join(", ", shape)}]", $"the end of the file after {available}");
        }

        return stream.ReadByte() < 0
            ? new IdxFile(type, shape, data)
            : throw new DataFileException(name, "data", $"{length} bytes for [{string.Join(", ", shape)}]", "more");
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
