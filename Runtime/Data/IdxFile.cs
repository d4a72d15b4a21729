using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// An IDX file, the format of MNIST and its successors, gzipped or not: two zero bytes, the element type, the number of
/// axes, each axis as a big-endian 32-bit integer, then the elements, big-endian, last axis fastest.
/// </summary>
public sealed class IdxFile
{
    private readonly byte[] _data;

    /// <summary>A tensor to be written.</summary>
    /// <param name="elementType">The element type.</param>
    /// <param name="shape">1 to 255 axes, each at least 0; the first counts the samples.</param>
    /// <param name="data">The elements as the file holds them, big-endian.</param>
    /// <exception cref="ArgumentException">The bytes are not as many as type and shape say, or there is no such type.</exception>
    public IdxFile(IdxElementType elementType, IReadOnlyList<int> shape, byte[] data)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(data);
        if (SizeOf(elementType) == 0 || shape.Count is < 1 or > byte.MaxValue || shape.Any(size => size < 0))
        {
            throw new ArgumentException($"No IDX file has elements {elementType} and shape [{string.Join(", ", shape)}].");
        }

        long expected = shape.Aggregate((long)SizeOf(elementType), (product, size) => checked(product * size));
        if (expected != data.Length)
        {
            throw new ArgumentException(
                $"{elementType} [{string.Join(", ", shape)}] takes {expected} bytes, found {data.Length}.", nameof(data));
        }

        ElementType = elementType;
        Shape = [.. shape];
        _data = data;
    }

    /// <summary>The element type.</summary>
    public IdxElementType ElementType { get; }

    /// <summary>The sizes of all axes; the first counts the samples.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The number of samples.</summary>
    public int Count => Shape[0];

    /// <summary>Elements of one sample: the product of all axes but the first.</summary>
    public int SampleSize => Shape.Skip(1).Aggregate(1, (product, size) => product * size);

    /// <summary>The elements as the file holds them, big-endian.</summary>
    public ReadOnlySpan<byte> Data => _data;

    /// <summary>Reads a file, gzipped (told by its first bytes, not by its name) or not.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFileException">The file is missing, truncated, too long or malformed.</exception>
    public static IdxFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream file = DataFile.Open(path, "an IDX file");
        return IdxReader.Read(file, path);
    }

    /// <summary>Reads a stream from where it stands to its end, gzipped or not.</summary>
    /// <param name="stream">A stream that can be read, seekable or not; it stays open.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="DataFileException">The data are truncated, too long or malformed.</exception>
    public static IdxFile Read(Stream stream, string name = "IDX data")
    {
        ArgumentNullException.ThrowIfNull(stream);
        return IdxReader.Read(stream, name);
    }

    /// <summary>Reads images: unsigned bytes of at least two axes, scaled to [0, 1] (divided by 255).</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="path">The file.</param>
    /// <returns>All images, one after the other.</returns>
    /// <exception cref="DataFileException">The file is missing or malformed, or holds something else.</exception>
    public static T[] ReadImages<T>(string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => ReadImages(path, out _).ToArray<T>(1.0 / byte.MaxValue);

    /// <summary>Reads labels: unsigned bytes of one axis, one class index per sample.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="path">The file.</param>
    /// <returns>All class indices.</returns>
    /// <exception cref="DataFileException">The file is missing or malformed, or holds something else.</exception>
    public static T[] ReadLabels<T>(string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        IdxFile file = Read(path);
        file.Require(path, "labels: UInt8 [count]", file.Shape.Count == 1);
        return file.ToArray<T>();
    }

    /// <summary>Reads images, scaled to [0, 1], and their class indices.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="imagesPath">Unsigned bytes of at least two axes.</param>
    /// <param name="labelsPath">Unsigned bytes of one axis.</param>
    /// <exception cref="DataFileException">A file is missing or malformed, or their counts differ.</exception>
    public static Dataset<T> ReadDataset<T>(string imagesPath, string labelsPath)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] images = ReadImages(imagesPath, out IdxFile file).ToArray<T>(1.0 / byte.MaxValue);
        T[] labels = ReadLabels<T>(labelsPath);
        return labels.Length == file.Count
            ? new Dataset<T>(images, labels, file.SampleSize, 1)
            : throw new DataFileException(labelsPath, "labels", $"one for each of {file.Count} images", $"{labels.Length}");
    }

    /// <summary>Writes the tensor.</summary>
    /// <param name="stream">A stream that can be written; it stays open.</param>
    /// <param name="gzip">Whether to compress.</param>
    public void Write(Stream stream, bool gzip = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (gzip)
        {
            using GZipStream compressed = new(stream, CompressionLevel.SmallestSize, leaveOpen: true);
            Write(compressed);
            return;
        }

        stream.Write([0, 0, (byte)ElementType, (byte)Shape.Count]);
        Span<byte> axis = stackalloc byte[sizeof(int)];
        foreach (int size in Shape)
        {
            BinaryPrimitives.WriteInt32BigEndian(axis, size);
            stream.Write(axis);
        }

        stream.Write(_data);
    }

    /// <summary>The elements as numbers.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="scale">What every element is multiplied by, in double, before it is rounded to <typeparamref name="T"/>.</param>
    public T[] ToArray<T>(double scale = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = SizeOf(ElementType);
        T[] values = new T[_data.Length / size];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = T.CreateTruncating(Element(_data.AsSpan(i * size, size)) * scale);
        }

        return values;
    }

    /// <summary>Bytes of an element; 0 where there is no such type.</summary>
    internal static int SizeOf(IdxElementType type) => type switch
    {
        IdxElementType.UInt8 or IdxElementType.Int8 => 1,
        IdxElementType.Int16 => 2,
        IdxElementType.Int32 or IdxElementType.Single => 4,
        IdxElementType.Double => 8,
        _ => 0,
    };

    private static IdxFile ReadImages(string path, out IdxFile file)
    {
        file = Read(path);
        file.Require(path, "images: UInt8 [count, height, width]", file.Shape.Count >= 2);
        return file;
    }

    private double Element(ReadOnlySpan<byte> bytes) => ElementType switch
    {
        IdxElementType.UInt8 => bytes[0],
        IdxElementType.Int8 => (sbyte)bytes[0],
        IdxElementType.Int16 => BinaryPrimitives.ReadInt16BigEndian(bytes),
        IdxElementType.Int32 => BinaryPrimitives.ReadInt32BigEndian(bytes),
        IdxElementType.Single => BinaryPrimitives.ReadSingleBigEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleBigEndian(bytes),
    };

    private void Require(string path, string expected, bool shapeFits)
    {
        if (ElementType != IdxElementType.UInt8 || !shapeFits)
        {
            throw new DataFileException(path, "content", expected, $"{ElementType} [{string.Join(", ", Shape)}]");
        }
    }
}
