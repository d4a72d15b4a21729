using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>
/// Saves and loads the parameters of a network as a safetensors file: every parameter under its name, in its Keras shape and
/// order, F32 for <see cref="float"/> and F64 for <see cref="double"/>. Either kind of file loads into either network: F64
/// is rounded to the nearest float, F32 is exact in double.
/// </summary>
public static class WeightFile
{
    /// <summary>
    /// Saves to a file, whole or not at all: the bytes go to a temporary file in the same directory and to the disk, and only
    /// then take the name.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="parameters">The parameters, running statistics included.</param>
    /// <param name="path">The file; replaced where it exists.</param>
    /// <exception cref="IOException">Writing failed; a file that was there before still is.</exception>
    public static void Save<T>(ParameterStore<T> parameters, string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentException.ThrowIfNullOrEmpty(path);
        string full = Path.GetFullPath(path);
        string temporary = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                Save(parameters, stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Saves to a stream, from where it stands.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="parameters">The parameters, running statistics included.</param>
    /// <param name="stream">A stream that can be written; it stays open.</param>
    public static void Save<T>(ParameterStore<T> parameters, Stream stream)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(stream);
        string dataType = Unsafe.SizeOf<T>() == sizeof(float) ? "F32" : "F64";
        List<SafeTensorsEntry> entries = [];
        long position = 0;
        foreach (ParameterInfo info in parameters.Table)
        {
            long end = position + ((long)info.Layout.Count * Unsafe.SizeOf<T>());
            entries.Add(new SafeTensorsEntry(info.Name, dataType, [.. info.Shape.Select(size => (long)size)], position, end));
            position = end;
        }

        SafeTensorsHeader.Write(stream, entries);
        foreach (ParameterInfo info in parameters.Table)
        {
            T[] values = parameters[info.Name].ToArray();
            Span<byte> bytes = MemoryMarshal.AsBytes(values.AsSpan());
            ReverseIfBigEndian(bytes, Unsafe.SizeOf<T>());
            stream.Write(bytes);
        }
    }

    /// <summary>Loads a file. Any values are accepted, NaN and infinities too.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="parameters">Receives the values. Not to be used by another thread meanwhile.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="WeightFileException">
    /// The file is missing, truncated or corrupt, or its names, shapes or element types are not the network's. Nothing was written.
    /// </exception>
    public static void Load<T>(ParameterStore<T> parameters, string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using FileStream stream = File.OpenRead(path);
            Load(parameters, stream, path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WeightFileException(path, "file", "a weight file", "none", exception);
        }
    }

    /// <summary>Loads from a stream, from where it stands to its end.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="parameters">Receives the values. Not to be used by another thread meanwhile.</param>
    /// <param name="stream">A stream that can be read, seekable or not; it stays open.</param>
    /// <exception cref="WeightFileException">As for a file. Nothing was written.</exception>
    public static void Load<T>(ParameterStore<T> parameters, Stream stream)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(stream);
        Load(parameters, stream, "weights");
    }

    private static void Load<T>(ParameterStore<T> parameters, Stream stream, string source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        List<SafeTensorsEntry> entries = SafeTensorsHeader.Read(stream, source);
        WeightFileChecks.Match(entries, parameters, source);

        // Everything is read before anything is written, so that a file that ends early changes nothing.
        List<T[]> tensors = new(entries.Count);
        foreach (SafeTensorsEntry entry in entries)
        {
            byte[] bytes = BoundedReader.Read(stream, entry.End - entry.Begin, out long available);
            if (available < entry.End - entry.Begin)
            {
                throw new WeightFileException(
                    source, $"data of '{entry.Name}'", $"{entry.End - entry.Begin} bytes", $"the end of the file after {available}");
            }

            tensors.Add(Decode<T>(bytes, entry.DataType));
        }

        if (stream.ReadByte() >= 0)
        {
            throw new WeightFileException(source, "data", "the end of the file after the last tensor", "more bytes");
        }

        for (int i = 0; i < entries.Count; i++)
        {
            parameters[entries[i].Name].Write(tensors[i]);
        }
    }

    private static T[] Decode<T>(byte[] bytes, string dataType)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = WeightFileChecks.SizeOf(dataType);
        T[] values = new T[bytes.Length / size];
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> element = bytes.AsSpan(i * size, size);
            values[i] = size == sizeof(float)
                ? T.CreateTruncating(BinaryPrimitives.ReadSingleLittleEndian(element))
                : T.CreateTruncating(BinaryPrimitives.ReadDoubleLittleEndian(element));
        }

        return values;
    }

    private static void ReverseIfBigEndian(Span<byte> bytes, int size)
    {
        if (!BitConverter.IsLittleEndian)
        {
            for (int i = 0; i < bytes.Length; i += size)
            {
                bytes.Slice(i, size).Reverse();
            }
        }
    }
}
