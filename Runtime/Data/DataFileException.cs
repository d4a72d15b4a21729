using System;
using System.IO;

namespace StaticNet;

/// <summary>A data file is missing, truncated or malformed.</summary>
public sealed class DataFileException : IOException
{
    /// <summary>Composes the message.</summary>
    /// <param name="source">The file's path, or another name of where the bytes come from.</param>
    /// <param name="subject">What of it is wrong, such as <c>magic number</c>.</param>
    /// <param name="expected">What was expected there.</param>
    /// <param name="found">What was found.</param>
    /// <param name="inner">The cause, if another exception is.</param>
    public DataFileException(string source, string subject, string expected, string found, Exception? inner = null)
        : base($"{source}: {subject}: expected {expected}, found {found}.", inner)
    {
        FileName = source;
        Subject = subject;
        Expected = expected;
        Found = found;
    }

    /// <summary>The file's path, or another name of where the bytes come from.</summary>
    public string FileName { get; }

    /// <summary>What of it is wrong.</summary>
    public string Subject { get; }

    /// <summary>What was expected.</summary>
    public string Expected { get; }

    /// <summary>What was found.</summary>
    public string Found { get; }
}
