using System;
using System.IO;
using System.IO.Compression;

namespace StaticNet;

/// <summary>Tells gzipped data from plain ones by their first bytes, not by a name.</summary>
internal static class GzipDetection
{
    /// <summary>The plain bytes of a stream from where it stands. A damaged one throws <see cref="InvalidDataException"/> when read.</summary>
    /// <param name="stream">A stream that can be read, seekable or not; it stays open.</param>
    internal static Stream Open(Stream stream)
    {
        byte[] start = new byte[2];
        int count = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        PrefixedStream whole = new(start.AsMemory(0, count), stream);
        return count == 2 && start[0] == 0x1F && start[1] == 0x8B ? new GZipStream(whole, CompressionMode.Decompress) : whole;
    }

    /// <summary>What <see cref="InvalidDataException"/> means to a reader of the file.</summary>
    internal static DataFileException Damaged(string name, InvalidDataException exception)
        => new(name, "gzip stream", "one that can be decompressed", $"'{exception.Message}'", exception);
}
