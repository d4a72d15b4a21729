using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace StaticNet.Tests.Samples;

/// <summary>Every sample is built, run by CI, explained on a page of its own and shown on the page of all.</summary>
public sealed class SamplePagesTests
{
    private static readonly string s_root = Root();

    // Folders with a project that is a program.
    private static readonly string[] s_names =
    [
        .. Directory.EnumerateDirectories(Path.Combine(s_root, "Samples"))
            .Select(static folder => Path.GetFileName(folder)!)
            .Where(static name => File.Exists(Path.Combine(s_root, "Samples", name, name + ".csproj")))
            .Order(),
    ];

    /// <summary>All samples.</summary>
    public static TheoryData<string> Names => [.. s_names];

    [Fact]
    public void All_that_were_promised_are_there() =>
        Assert.Superset(
            new HashSet<string>
            {
                "FashionMnist", "Digits", "Iris", "Sentiment", "Translation", "TextGeneration", "Forecast", "Autoencoder", "Upscale",
                "Volumes", "Audio", "CustomLayer", "OnlineLearning",
            },
            s_names.ToHashSet());

    [Theory]
    [MemberData(nameof(Names))]
    public void The_solution_builds_it(string name) =>
        Assert.Contains($@"""Samples\{name}\{name}.csproj""", Read("StaticNet.sln"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_page_tells_how_to_run_it_and_what_it_promises(string name)
    {
        string page = Read($"Samples/{name}/README.md");
        Assert.Contains($"dotnet run -c Release --project Samples/{name}", page);
        Assert.Contains("`--quick`", page);
        Assert.All(Pictures(page), picture => Assert.True(File.Exists(Path.Combine(s_root, "Samples", name, picture)), picture));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_page_of_all_shows_it(string name)
    {
        string page = Read("Samples/README.md");
        Assert.Contains($"({name}/README.md)", page);
        Assert.All(Pictures(page), static picture => Assert.True(File.Exists(Path.Combine(s_root, "Samples", picture)), picture));
    }

    /// <summary>Data that others made stand beside their licence or source.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Its_data_say_where_they_come_from(string name)
    {
        string data = Path.Combine(s_root, "Samples", name, "data");
        if (Directory.Exists(data))
        {
            Assert.Contains(
                Directory.EnumerateFiles(data).Select(static file => Path.GetFileNameWithoutExtension(file)),
                static file => file is "LICENSE" or "README");
        }
    }

    /// <summary>The files of Markdown's pictures.</summary>
    private static IEnumerable<string> Pictures(string page) =>
        Regex.Matches(page, @"!\[[^\]]*\]\(([^)]+)\)").Select(static match => match.Groups[1].Value);

    private static string Read(string path) => File.ReadAllText(Path.Combine(s_root, path));

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../.."));
}
