using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace StaticNet.Tests.Samples;

/// <summary>Every sample is built, run by CI, explained on a page of its own and shown on the page of all.</summary>
public sealed class SamplePagesTests
{
    /// <summary>All samples.</summary>
    public static TheoryData<string> Names => [.. SamplePages.Names];

    [Fact]
    public void All_that_were_promised_are_there() =>
        Assert.Superset(
            new HashSet<string>
            {
                "FashionMnist", "Digits", "Iris", "Sentiment", "Translation", "TextGeneration", "Forecast", "Autoencoder", "Upscale",
                "Volumes", "Audio", "CustomLayer", "OnlineLearning",
            },
            SamplePages.Names.ToHashSet());

    [Theory]
    [MemberData(nameof(Names))]
    public void The_solution_builds_it(string name) =>
        Assert.Contains($@"""Samples\{name}\{name}.csproj""", SamplePages.Read("StaticNet.sln"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_page_tells_how_to_run_it_and_what_it_promises(string name)
    {
        string page = SamplePages.Of(name);
        Assert.Contains($"dotnet run -c Release --project Samples/{name}", page);
        Assert.Contains("`--quick`", page);
        Assert.All(Pictures(page), picture => Assert.True(File.Exists(Path.Combine(SamplePages.Folder, name, picture)), picture));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_page_of_all_shows_it(string name)
    {
        string page = SamplePages.Read("Samples/README.md");
        Assert.Contains($"({name}/README.md)", page);
        Assert.All(Pictures(page), static picture => Assert.True(File.Exists(Path.Combine(SamplePages.Folder, picture)), picture));
    }

    /// <summary>Data that others made stand beside their licence or source.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Its_data_say_where_they_come_from(string name)
    {
        string data = Path.Combine(SamplePages.Folder, name, "data");
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
}
