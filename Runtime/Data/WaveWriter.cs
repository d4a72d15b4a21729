using System;
using System.Buffers.Binary;
using System.IO;

namespace StaticNet;

/// <summary>Writes WAV data: a header of 44 bytes, then the samples.</summary>
internal static class WaveWriter
{
    private const int HeaderSize = 44;
    private const int RiffOverhead = HeaderSize - 8;
    private const int Chunk = 4096;

    /// <summary>Whether the header can tell the sizes; to be asked before a file is replaced.</summary>
    /// <exception cref="ArgumentException">There is no such encoding, or a size is beyond its field of the header.</exception>
    internal static void Check(WaveFile wave, WaveEncoding encoding)
    {
        (_, int size) = FormatOf(encoding);
        Limit("bytes of a moment", (long)wave.Channels * size, ushort.MaxValue);
        Limit("bytes of a second", (long)wave.SampleRate * wave.Channels * size, uint.MaxValue);
        Limit("bytes of samples", (long)wave.Samples.Length * size, uint.MaxValue - RiffOverhead);

        static void Limit(string what, long found, long most)
        {
            if (found > most)
            {
                throw new ArgumentException($"Expected at most {most} {what}, found {found}.", nameof(encoding));
            }
        }
    }

    internal static void Write(WaveFile wave, Stream stream, WaveEncoding encoding)
    {
        Check(wave, encoding);
        (ushort format, int size) = FormatOf(encoding);
        uint length = (uint)((long)wave.Samples.Length * size);
        Span<byte> header = stackalloc byte[HeaderSize];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], length + RiffOverhead);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteUInt16LittleEndian(header[20..], format);
        BinaryPrimitives.WriteUInt16LittleEndian(header[22..], (ushort)wave.Channels);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], wave.SampleRate);
        BinaryPrimitives.WriteUInt32LittleEndian(header[28..], (uint)((long)wave.SampleRate * wave.Channels * size));
        BinaryPrimitives.WriteUInt16LittleEndian(header[32..], (ushort)(wave.Channels * size));
        BinaryPrimitives.WriteUInt16LittleEndian(header[34..], (ushort)(8 * size));
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[40..], length);
        stream.Write(header);

        Span<byte> bytes = stackalloc byte[Chunk];
        ReadOnlySpan<float> samples = wave.Samples.Span;
        while (!samples.IsEmpty)
        {
            int count = Math.Min(samples.Length, Chunk / size);
            for (int i = 0; i < count; i++)
            {
                Encode(samples[i], bytes.Slice(i * size, size));
            }

            stream.Write(bytes[..(count * size)]);
            samples = samples[count..];
        }
    }

    private static (ushort Format, int Size) FormatOf(WaveEncoding encoding) => encoding switch
    {
        WaveEncoding.Pcm16 => (WaveReader.Pcm, sizeof(short)),
        WaveEncoding.Float32 => (WaveReader.Float, sizeof(float)),
        _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "There is no such encoding."),
    };

    private static void Encode(float sample, Span<byte> bytes)
    {
        if (bytes.Length == sizeof(float))
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, sample);
            return;
        }

        // NaN becomes silence.
        float scaled = MathF.Round(Math.Clamp(sample, -1, 1) * 32768);
        BinaryPrimitives.WriteInt16LittleEndian(bytes, float.IsNaN(scaled) ? (short)0 : (short)Math.Min(scaled, short.MaxValue));
    }
}
