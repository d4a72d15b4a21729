using System;
using System.Buffers.Binary;

namespace StaticNet;

/// <summary>How the samples of a WAV file are encoded.</summary>
internal readonly record struct WaveFormat(ushort Tag, int Channels, int SampleRate, int Bits)
{
    internal bool IsKnown => Channels > 0 && SampleRate > 0
        && ((Tag == WaveReader.Pcm && Bits is 8 or 16 or 24 or 32) || (Tag == WaveReader.Float && Bits is 32 or 64));

    public override string ToString() => $"format {Tag}, {Bits} bits, {Channels} channels, {SampleRate} Hz";

    /// <summary>The samples of a data chunk.</summary>
    /// <exception cref="DataFileException">The last moment is incomplete.</exception>
    internal WaveFile Decode(ReadOnlySpan<byte> data, string name)
    {
        int size = Bits / 8;
        if (data.Length % (size * Channels) != 0)
        {
            throw new DataFileException(name, "data chunk", $"a multiple of {size * Channels} bytes", $"{data.Length}");
        }

        float[] samples = new float[data.Length / size];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = Decode(data.Slice(i * size, size));
        }

        return new WaveFile(SampleRate, Channels, samples);
    }

    // 8 bits are unsigned, all others signed.
    private float Decode(ReadOnlySpan<byte> bytes) => (Tag, Bits) switch
    {
        (WaveReader.Float, 32) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        (WaveReader.Float, _) => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        (_, 8) => (bytes[0] - 128) / 128f,
        (_, 16) => BinaryPrimitives.ReadInt16LittleEndian(bytes) / 32768f,
        (_, 24) => (bytes[0] | (bytes[1] << 8) | ((sbyte)bytes[2] << 16)) / 8388608f,
        _ => BinaryPrimitives.ReadInt32LittleEndian(bytes) / 2147483648f,
    };
}
