using System;
using System.IO;

namespace StaticNet;

/// <summary>Sound: samples from −1 to 1, the channels of a moment beside each other. Reads and writes WAV files.</summary>
public sealed class WaveFile
{
    /// <summary>A sound to be written.</summary>
    /// <param name="sampleRate">Moments in a second, at least 1.</param>
    /// <param name="channels">1 to 65,535.</param>
    /// <param name="samples">Moments · <paramref name="channels"/> elements.</param>
    /// <exception cref="ArgumentException">A number is out of range, or the last moment is incomplete.</exception>
    public WaveFile(
        [ValueRange(1)] int sampleRate,
        [ValueRange(1, ushort.MaxValue)] int channels,
        ReadOnlyMemory<float> samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, ushort.MaxValue);
        if (samples.Length % channels != 0)
        {
            throw new ArgumentException($"Expected a multiple of {channels} samples, found {samples.Length}.", nameof(samples));
        }

        SampleRate = sampleRate;
        Channels = channels;
        Samples = samples;
    }

    /// <summary>Moments in a second.</summary>
    public int SampleRate { get; }

    /// <summary>How many channels there are.</summary>
    public int Channels { get; }

    /// <summary>All samples, the channels of a moment beside each other.</summary>
    public ReadOnlyMemory<float> Samples { get; }

    /// <summary>How long it sounds.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds((double)Samples.Length / Channels / SampleRate);

    /// <summary>Reads a file: PCM of 8, 16, 24 or 32 bits, or floating point of 32 or 64 bits.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFileException">The file is missing, truncated or malformed, or encoded in another way.</exception>
    public static WaveFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream file = DataFile.Open(path, "a WAV file");
        return WaveReader.Read(file, path);
    }

    /// <summary>Reads a stream from where it stands to the end of its samples.</summary>
    /// <param name="stream">A stream that can be read, seekable or not; it stays open.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="DataFileException">The data are truncated or malformed, or encoded in another way.</exception>
    public static WaveFile Read(Stream stream, string name = "WAV data")
    {
        ArgumentNullException.ThrowIfNull(stream);
        return WaveReader.Read(stream, name);
    }

    /// <summary>The mean of all channels.</summary>
    public float[] ToMono()
    {
        float[] mono = new float[Samples.Length / Channels];
        ReadOnlySpan<float> samples = Samples.Span;
        for (int i = 0; i < mono.Length; i++)
        {
            float sum = 0;
            foreach (float sample in samples.Slice(i * Channels, Channels))
            {
                sum += sample;
            }

            mono[i] = sum / Channels;
        }

        return mono;
    }

    /// <summary>Writes a file; an existing one is replaced.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">How samples are written.</param>
    /// <exception cref="ArgumentException">
    /// There is no such encoding, or a WAV file cannot tell a size: a moment takes more than 65,535 bytes, or a second or all samples
    /// take about 4 GiB. The file is left as it was.
    /// </exception>
    public void Write(string path, WaveEncoding encoding = WaveEncoding.Pcm16)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        WaveWriter.Check(this, encoding);
        using FileStream file = File.Create(path);
        Write(file, encoding);
    }

    /// <summary>Writes to a stream.</summary>
    /// <param name="stream">A stream that can be written; it stays open.</param>
    /// <param name="encoding">How samples are written.</param>
    /// <exception cref="ArgumentException">As of a file; nothing is written.</exception>
    public void Write(Stream stream, WaveEncoding encoding = WaveEncoding.Pcm16)
    {
        ArgumentNullException.ThrowIfNull(stream);
        WaveWriter.Write(this, stream, encoding);
    }
}
