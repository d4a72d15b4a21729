using System;
using System.IO;

namespace StaticNet;

/// <summary>Reads as many bytes as a header promises, without trusting the promise with memory.</summary>
internal static class BoundedReader
{
    private const int FirstChunk = 1 << 20;

    /// <summary>Reads up to <paramref name="length"/> bytes.</summary>
    /// <param name="stream">Where to read.</param>
    /// <param name="length">How many bytes there should be; at most <see cref="Array.MaxLength"/>.</param>
    /// <param name="available">How many there were.</param>
    /// <returns>An array of <paramref name="length"/> bytes, or a shorter one where the stream ended before.</returns>
    internal static byte[] Read(Stream stream, long length, out long available)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Array.MaxLength);
        byte[] bytes = new byte[Math.Min(length, FirstChunk)];
        int filled = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        while (filled == bytes.Length && filled < length)
        {
            Array.Resize(ref bytes, (int)Math.Min(length, 2L * filled));
            filled += stream.ReadAtLeast(bytes.AsSpan(filled), bytes.Length - filled, throwOnEndOfStream: false);
        }

        available = filled;
        return bytes;
    }
}
