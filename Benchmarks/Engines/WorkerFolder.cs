using System;
using System.IO;
using System.Runtime.InteropServices;

namespace StaticNet.Benchmarks.Engines;

/// <summary>Where data goes to another process and back; gone when that has read it.</summary>
internal sealed class WorkerFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("staticnet-compare");

    /// <summary>Its full name.</summary>
    public string Path => _folder.FullName;

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes floats as they lie in memory.</summary>
    public void Write(string name, float[] values) => System.IO.File.WriteAllBytes(File(name), MemoryMarshal.AsBytes(values.AsSpan()));

    /// <summary>Reads them.</summary>
    public float[] Read(string name) => MemoryMarshal.Cast<byte, float>(System.IO.File.ReadAllBytes(File(name))).ToArray();

    public void Dispose() => _folder.Delete(recursive: true);
}
