using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("staticnet-idx-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_file_made_by_hand_is_read()
    {
        byte[] bytes = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 51, 255, 102];
        IdxFile file = IdxFile.Read(new MemoryStream(bytes));
        Assert.Equal(IdxElementType.UInt8, file.ElementType);
        Assert.Equal([2, 1, 2], file.Shape);
        Assert.Equal(2, file.Count);
        Assert.Equal(2, file.SampleSize);
        Assert.Equal([0f, 51, 255, 102], file.ToArray<float>());
        Assert.Equal([0f, 0.2f, 1, 0.4f], IdxFile.ReadImages<float>(Store("images", bytes)));
    }

    public static TheoryData<byte, byte[], double[]> Elements => new()
    {
        { 0x08, [0, 200], [0, 200] },
        { 0x09, [0x80, 0x7F], [-128, 127] },
        { 0x0B, [0xFF, 0xFE, 0x01, 0x00], [-2, 256] },
        { 0x0C, [0xFF, 0xFF, 0xFF, 0xFF, 0, 1, 0, 0], [-1, 65536] },
        { 0x0D, [0x3F, 0x80, 0, 0, 0xC0, 0x20, 0, 0], [1, -2.5] },
        { 0x0E, [0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0xC0, 0x04, 0, 0, 0, 0, 0, 0], [1, -2.5] },
    };

    [Theory]
    [MemberData(nameof(Elements))]
    public void Every_element_type_is_big_endian(byte type, byte[] data, double[] expected)
    {
        IdxFile file = IdxFile.Read(new MemoryStream([0, 0, type, 1, 0, 0, 0, 2, .. data]));
        Assert.Equal(expected, file.ToArray<double>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_written_is_read_back(bool gzip)
    {
        Random random = new(3);
        for (int round = 0; round < 50; round++)
        {
            int[] shape = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(0, 9))];
            byte[] data = new byte[shape.Aggregate(1, (a, b) => a * b) * 2];
            random.NextBytes(data);
            using MemoryStream stream = new();
            new IdxFile(IdxElementType.Int16, shape, data).Write(stream, gzip);
            byte[] written = stream.ToArray();
            Assert.Equal(gzip, written[0] == 0x1F);

            IdxFile back = IdxFile.Read(new MemoryStream(written));
            Assert.Equal(shape, back.Shape);
            Assert.Equal(data, back.Data.ToArray());
        }
    }

    [Fact]
    public void Images_and_labels_make_a_data_set()
    {
        string images = Store("images.gz", Gzip([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 51, 255, 102]));
        string labels = Store("labels", [0, 0, 8, 1, 0, 0, 0, 2, 7, 9]);
        Dataset<float> dataset = IdxFile.ReadDataset<float>(images, labels);
        Assert.Equal((2, 2, 1), (dataset.Count, dataset.InputSize, dataset.TargetSize));
        Assert.Equal([1f, 0.4f], dataset.Input(1).ToArray());
        Assert.Equal([9f], dataset.Target(1).ToArray());

        string fewer = Store("fewer", [0, 0, 8, 1, 0, 0, 0, 1, 7]);
        DataFileException exception = Assert.Throws<DataFileException>(() => IdxFile.ReadDataset<float>(images, fewer));
        Assert.Contains("one for each of 2 images, found 1", exception.Message, StringComparison.Ordinal);
        exception = Assert.Throws<DataFileException>(() => IdxFile.ReadImages<float>(labels));
        Assert.Contains("images: UInt8 [count, height, width], found UInt8 [2]", exception.Message, StringComparison.Ordinal);
        Assert.Throws<DataFileException>(() => IdxFile.ReadLabels<float>(images));
    }

    public static TheoryData<string, byte[], string, string> Malformed => new()
    {
        { "empty", [], "4 bytes", "the end of the file after 0" },
        { "half a magic number", [0, 0, 8], "4 bytes", "the end of the file after 3" },
        { "text", [.. "hello, world"u8], "00 00", "68656C6C" },
        { "unknown type", [0, 0, 0x0A, 1, 0, 0, 0, 1, 5], "00 00", "00000A01" },
        { "no axes", [0, 0, 8, 0], "00 00", "00000800" },
        { "half an axis", [0, 0, 8, 1, 0, 0], "4 bytes", "the end of the file after 2" },
        { "negative axis", [0, 0, 8, 1, 0xFF, 0xFF, 0xFF, 0xFF], "at most", "4294967295" },
        { "axes that overflow", [0, 0, 8, 3, 0x40, 0, 0, 0, 0x40, 0, 0, 0, 0x40, 0, 0, 0], "at most", "1073741824" },
        { "a large promise", [0, 0, 8, 1, 0x7F, 0, 0, 0, 1, 2, 3], "2130706432 bytes", "the end of the file after 3" },
        { "truncated data", [0, 0, 8, 1, 0, 0, 0, 3, 1, 2], "3 bytes for [3]", "the end of the file after 2" },
        { "more data", [0, 0, 8, 1, 0, 0, 0, 1, 1, 2], "1 bytes for [1]", "more" },
        { "broken gzip", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF, 0xFF], "decompressed", "" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Malformed_files_are_refused(string what, byte[] bytes, string expected, string found)
    {
        string path = Store(what, bytes);
        DataFileException exception = Assert.Throws<DataFileException>(() => IdxFile.Read(path));
        Assert.Contains(expected, exception.Expected, StringComparison.Ordinal);
        Assert.Contains(found, exception.Found, StringComparison.Ordinal);
        Assert.StartsWith(path, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_truncation_is_refused_gzipped_or_not()
    {
        byte[] plain = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 51, 255, 102];
        // The last 8 bytes of a gzip file only check what came before them.
        foreach ((byte[] whole, int least) in new[] { (plain, plain.Length), (Gzip(plain), Gzip(plain).Length - 8) })
        {
            for (int length = 0; length < least; length++)
            {
                Assert.Throws<DataFileException>(() => IdxFile.Read(new MemoryStream(whole[..length])));
            }
        }
    }

    [Fact]
    public void A_missing_file_is_said_to_be_missing()
    {
        DataFileException exception = Assert.Throws<DataFileException>(() => IdxFile.Read(Path.Combine(_directory, "no", "file")));
        Assert.Equal("none", exception.Found);
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using MemoryStream stream = new();
        using (GZipStream gzip = new(stream, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return stream.ToArray();
    }

    private string Store(string name, IEnumerable<byte> bytes)
    {
        string path = Path.Combine(_directory, name);
        File.WriteAllBytes(path, [.. bytes]);
        return path;
    }
}
