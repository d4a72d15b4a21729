using System;
using System.IO;
using Xunit;

namespace StaticNet.Tests.Data;

/// <summary>What stands in a data file's place is told.</summary>
public sealed class DataFileTests
{
    /// <summary>All that read a file by its path.</summary>
    public static TheoryData<Action<string>> Readers =>
        [static path => CsvFile.Read(path), static path => IdxFile.Read(path), static path => WaveFile.Read(path)];

    [Theory]
    [MemberData(nameof(Readers), DisableDiscoveryEnumeration = true)]
    public void A_directory_is_no_file(Action<string> read)
    {
        DataFileException exception = Assert.Throws<DataFileException>(() => read(Path.GetTempPath()));
        Assert.Equal(("file", "a directory"), (exception.Subject, exception.Found));
    }

    [Theory]
    [MemberData(nameof(Readers), DisableDiscoveryEnumeration = true)]
    public void Nothing_is_none(Action<string> read)
    {
        DataFileException exception = Assert.Throws<DataFileException>(() => read(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())));
        Assert.Equal(("file", "none"), (exception.Subject, exception.Found));
    }
}
