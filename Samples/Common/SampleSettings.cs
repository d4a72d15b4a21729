using System.Collections.Generic;
using System.IO;

namespace StaticNet.Samples;

/// <summary>What every sample can be told.</summary>
/// <param name="Quick">Whether a short run is wanted, with a floor of its own: for continuous integration.</param>
/// <param name="Seed">Where weights, order and whatever else is random start.</param>
/// <param name="Threads">Threads that share the training, at least 1.</param>
/// <param name="OutputDirectory">Where files go that the sample writes.</param>
public sealed record SampleSettings(bool Quick, int Seed, int Threads, string OutputDirectory)
{
    private readonly List<string> _files = [];

    /// <summary>The files that the sample has asked a way to, in order.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>The way to a file that the sample writes; its folder is made.</summary>
    /// <param name="name">The file's name.</param>
    public string OutputFile(string name)
    {
        Directory.CreateDirectory(OutputDirectory);
        string file = Path.Combine(OutputDirectory, name);
        _files.Add(file);
        return file;
    }
}
