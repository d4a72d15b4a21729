using System;
using System.IO;

namespace StaticNet;

/// <summary>Opens data files; says what stands in a file's place.</summary>
internal static class DataFile
{
    /// <summary>Opens a file to read it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">What it should be.</param>
    /// <exception cref="DataFileException">It is missing, or a directory.</exception>
    internal static FileStream Open(string path, string expected)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataFileException(path, "file", expected, "none", exception);
        }
        catch (UnauthorizedAccessException exception) when (Directory.Exists(path))
        {
            throw new DataFileException(path, "file", expected, "a directory", exception);
        }
    }
}
