using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace StaticNet.Tests.Samples;

/// <summary>The samples as they lie in the repository.</summary>
internal static class SamplePages
{
    /// <summary>The folder with all of them.</summary>
    public static string Folder { get; } = Path.Combine(Root(), "Samples");

    /// <summary>Folders with a project that is a program.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateDirectories(Folder)
            .Select(static folder => Path.GetFileName(folder)!)
            .Where(static name => File.Exists(Path.Combine(Folder, name, name + ".csproj")))
            .Order(),
    ];

    /// <summary>A sample's own page.</summary>
    public static string Of(string name) => File.ReadAllText(Path.Combine(Folder, name, "README.md"));

    /// <summary>A file of the repository.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root(), path));

    /// <summary>The texts of a sample's C# files; they all lie in its folder.</summary>
    public static IEnumerable<string> Sources(string name)
        => Directory.EnumerateFiles(Path.Combine(Folder, name), "*.cs").Select(File.ReadAllText);

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../.."));
}
