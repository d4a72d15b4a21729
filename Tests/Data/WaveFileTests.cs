using System;
using System.Buffers;
using System.IO;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Data;

public sealed class WaveFileTests
{
    public static TheoryData<ushort, ushort, byte[], float[]> Encodings => new()
    {
        { 1, 8, [0, 128, 192], [-1, 0, 0.5f] },
        { 1, 16, [0, 0x80, 0, 0, 0, 0x40], [-1, 0, 0.5f] },
        { 1, 24, [0, 0, 0x80, 0xFF, 0xFF, 0xFF, 0, 0, 0x40], [-1, -1 / 8388608f, 0.5f] },
        { 1, 32, [0, 0, 0, 0x80, 0, 0, 0, 0x40], [-1, 0.5f] },
        { 3, 32, [0, 0, 0x80, 0x3F, 0, 0, 0x20, 0xC0], [1, -2.5f] },
        { 3, 64, [0, 0, 0, 0, 0, 0, 0x04, 0xC0], [-2.5f] },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_encoding_is_read(ushort format, ushort bits, byte[] data, float[] expected)
    {
        WaveFile wave = WaveFile.Read(new MemoryStream(Bytes(Format(format, 1, bits), data)));
        Assert.Equal(expected, wave.Samples.ToArray());
        Assert.Equal((48000, 1), (wave.SampleRate, wave.Channels));

        byte[] guid = [22, 0, (byte)bits, 0, 0, 0, 0, 0, (byte)format, 0, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];
        WaveFile extensible = WaveFile.Read(new MemoryStream(Bytes([.. Format(0xFFFE, 1, bits), .. guid], data)));
        Assert.Equal(expected, extensible.Samples.ToArray());
    }

    [Theory]
    [InlineData(WaveEncoding.Pcm16, 0.5f / 32768)]
    [InlineData(WaveEncoding.Float32, 0)]
    public void What_is_written_is_read_back(WaveEncoding encoding, float tolerance)
    {
        Random random = new(1);
        foreach (int moments in new[] { 0, 1, 1023, 1024, 5000 })
        {
            float[] samples = [.. Enumerable.Range(0, 2 * moments).Select(_ => (random.NextSingle() * 1.98f) - 0.99f)];
            using MemoryStream stream = new();
            new WaveFile(44100, 2, samples).Write(stream, encoding);
            stream.Position = 0;
            WaveFile back = WaveFile.Read(stream);
            Assert.Equal((44100, 2, samples.Length), (back.SampleRate, back.Channels, back.Samples.Length));
            Assert.All(samples.Zip(back.Samples.ToArray()), pair => Assert.Equal(pair.First, pair.Second, tolerance));
            Assert.Equal((moments / 44100.0), back.Duration.TotalSeconds, 1e-6);
        }
    }

    [Fact]
    public void What_is_too_loud_is_cut()
    {
        using MemoryStream stream = new();
        new WaveFile(8000, 1, new float[] { 1, 3, -7, float.NaN }).Write(stream);
        stream.Position = 0;
        Assert.Equal([32767 / 32768f, 32767 / 32768f, -1, 0], WaveFile.Read(stream).Samples.ToArray());
    }

    public static TheoryData<int, int, int, WaveEncoding, string> TooLarge => new()
    {
        { 1, 32768, 0, WaveEncoding.Pcm16, "65535 bytes of a moment, found 65536" },
        { 1, 16384, 0, WaveEncoding.Float32, "65535 bytes of a moment, found 65536" },
        { int.MaxValue, 2, 0, WaveEncoding.Pcm16, "4294967295 bytes of a second, found 8589934588" },
        { 1 << 30, 1, 0, WaveEncoding.Float32, "4294967295 bytes of a second, found 4294967296" },
        { 8000, 1, 1 << 30, WaveEncoding.Float32, "4294967259 bytes of samples, found 4294967296" },
        { 8000, 1, 0, (WaveEncoding)9, "no such encoding" },
    };

    [Theory]
    [MemberData(nameof(TooLarge))]
    public void What_a_header_cannot_tell_is_refused_before_anything_is_written(
        int sampleRate, int channels, int samples, WaveEncoding encoding, string message)
    {
        using Claim claim = new(samples);
        WaveFile wave = new(sampleRate, channels, claim.Memory);
        using MemoryStream stream = new();
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(() => wave.Write(stream, encoding)).Message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Length);

        string path = Path.GetTempFileName();
        try
        {
            new WaveFile(8000, 1, new float[] { 0.5f }).Write(path);
            Assert.ThrowsAny<ArgumentException>(() => wave.Write(path, encoding));
            Assert.Equal([0.5f], WaveFile.Read(path).Samples.ToArray());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void The_largest_sizes_are_written()
    {
        using MemoryStream stream = new();
        new WaveFile(65538, 32767, ReadOnlyMemory<float>.Empty).Write(stream);
        byte[] header = stream.ToArray();
        Assert.Equal(65534, BitConverter.ToUInt16(header, 32));
        Assert.Equal(4294967292, BitConverter.ToUInt32(header, 28));
    }

    [Fact]
    public void Channels_are_averaged()
        => Assert.Equal([0.5f, -1], new WaveFile(8000, 2, new float[] { 0.25f, 0.75f, -2, 0 }).ToMono());

    [Fact]
    public void Other_chunks_are_skipped()
    {
        byte[] title = [.. "LIST"u8, 3, 0, 0, 0, 1, 2, 3, 0];
        byte[] bytes = Bytes(Format(1, 1, 16), [0, 0x40]);
        byte[] with = [.. bytes[..12], .. title, .. bytes[12..36], .. title, .. bytes[36..], .. title];
        Assert.Equal([0.5f], WaveFile.Read(new MemoryStream(with)).Samples.ToArray());
    }

    [Fact]
    public void What_is_cut_off_is_reported_wherever()
    {
        byte[] bytes = Bytes(Format(1, 1, 16), [0, 0x40, 0, 0x40]);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<DataFileException>(() => WaveFile.Read(new MemoryStream(bytes[..length])));
        }
    }

    [Theory]
    [InlineData(2, 1, 16, "format 2, 16 bits")]
    [InlineData(1, 1, 12, "12 bits")]
    [InlineData(3, 1, 16, "format 3")]
    [InlineData(1, 0, 16, "0 channels")]
    [InlineData(1, 2, 16, "a multiple of 4 bytes, found 2")]
    public void What_cannot_be_read_is_named(ushort format, ushort channels, ushort bits, string message)
    {
        DataFileException exception = Assert.Throws<DataFileException>(
            () => WaveFile.Read(new MemoryStream(Bytes(Format(format, channels, bits), [0, 0])), "riff.wav"));
        Assert.Contains("riff.wav", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_missing_or_something_else_is_reported()
    {
        Assert.Throws<DataFileException>(() => WaveFile.Read(Path.Combine(Path.GetTempPath(), "no-such-file.wav")));
        Assert.Throws<DataFileException>(() => WaveFile.Read(new MemoryStream(new byte[100])));
        Assert.Throws<ArgumentException>(() => new WaveFile(8000, 2, new float[3]));
    }

    private static byte[] Format(ushort format, ushort channels, ushort bits)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write(format);
        writer.Write(channels);
        writer.Write(48000);
        writer.Write(48000 * channels * bits / 8);
        writer.Write((ushort)(channels * bits / 8));
        writer.Write(bits);
        return stream.ToArray();
    }

    private static byte[] Bytes(byte[] format, byte[] data)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write("RIFF"u8);
        writer.Write(20 + format.Length + data.Length);
        writer.Write("WAVEfmt "u8);
        writer.Write(format.Length);
        writer.Write(format);
        writer.Write("data"u8);
        writer.Write(data.Length);
        writer.Write(data);
        return stream.ToArray();
    }

    /// <summary>Memory that has a length but no elements.</summary>
    private sealed class Claim(int length) : MemoryManager<float>
    {
        public override Memory<float> Memory => CreateMemory(length);

        public override Span<float> GetSpan() => throw new NotSupportedException();

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
