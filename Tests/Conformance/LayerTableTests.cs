using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using StaticNet.Generator.Layers;
using Xunit;

namespace StaticNet.Tests.Conformance;

/// <summary>The README lists every layer that the generator compiles, each with its proofs, and none without.</summary>
public sealed partial class LayerTableTests
{
    private const string Begin = "<!-- The table of layers is written by LayerTableTests. -->\n";
    private const string End = "<!-- End of the table. -->\n";

    public static TheoryData<string> Kinds => [.. LayerFamily.All.SelectMany(static family => family.Kinds)];

    [Fact]
    public void Every_layer_stands_in_one_row() =>
        Assert.Equal(
            LayerCatalog.Kinds.Order(StringComparer.Ordinal),
            LayerFamily.All.SelectMany(static family => family.Kinds).Order(StringComparer.Ordinal));

    /// <summary>
    /// A case with a gradient is run forward and backward in both precisions, and its gradients are compared with finite differences
    /// (<see cref="ConformanceTests"/>).
    /// </summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_layer_has_others_numbers_forward_and_backward(string kind)
    {
        ConformanceCase[] cases = [.. ConformanceSuite.Cases.Where(@case => @case.Kinds.Contains(kind))];
        Assert.NotEmpty(cases);
        Assert.Equal(LayerFamily.Drawn.Contains(kind), cases.All(static @case => @case.OutputGradient is null));
    }

    [Fact]
    public void Proofs_are_tests()
    {
        foreach (Type proof in LayerFamily.All.SelectMany(static family => family.Proofs))
        {
            Assert.Contains(proof.GetMethods(), static method => method.GetCustomAttributes<FactAttribute>().Any());
            Assert.True(File.Exists(RepositoryPath(TestFile(proof))), TestFile(proof));
        }
    }

    [Fact]
    public void The_README_has_the_table()
    {
        string path = RepositoryPath("README.md");
        string text = File.ReadAllText(path);
        int begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(begin >= Begin.Length && end >= begin);
        string table = Table();
        if (Environment.GetEnvironmentVariable("STATICNET_ACCEPT_SNAPSHOTS") == "1")
        {
            text = text[..begin] + table + text[end..];
            File.WriteAllText(path, text);
            end = begin + table.Length;
        }

        Assert.Equal(table, text[begin..end]);
    }

    private static string Table()
    {
        StringBuilder table = new("| family | layers | options | proven by |\n|---|---|---|---|\n");
        foreach (LayerFamily family in LayerFamily.All)
        {
            string layers = string.Join(", ", Compressed(family.Kinds).Select(static kinds => $"`{kinds}`"));
            table.Append(CultureInfo.InvariantCulture, $"| {family.Name} | {layers} | {family.Options} | {Proofs(family)} |\n");
        }

        return table.ToString();
    }

    /// <summary>Conv1D, Conv2D and Conv3D in a row as Conv1D/2D/3D.</summary>
    private static IEnumerable<string> Compressed(IEnumerable<string> kinds) =>
        kinds.GroupBy(static kind => Axes().Replace(kind, "#")).Select(static group => group.Key.Replace(
            "#", string.Join("/", group.Select(static kind => Axes().Match(kind).Value)), StringComparison.Ordinal));

    private static string Proofs(LayerFamily family)
    {
        IEnumerable<string> loops = family.Proofs.Select(static proof => $"[{proof.Name}]({TestFile(proof)})");
        ConformanceCase[] cases = [.. ConformanceSuite.Cases.Where(@case => @case.Kinds.Intersect(family.Kinds).Any())];
        IEnumerable<string> files = cases.Select(static @case => @case.File).Distinct().Order(StringComparer.Ordinal)
            .Select(static file => $"[{Path.GetFileNameWithoutExtension(file)}](Tests/Conformance/{file})");
        return string.Join(", ", loops) + (cases.Length == 0 ? "" : $"; {cases.Length.ToString(CultureInfo.InvariantCulture)} cases: {string.Join(", ", files)}");
    }

    /// <summary>A file of tests has the name of its class, and its folder that of the namespace.</summary>
    private static string TestFile(Type type) => $"{type.Namespace!["StaticNet.".Length..].Replace('.', '/')}/{type.Name}.cs";

    [GeneratedRegex("[123]D")]
    private static partial Regex Axes();

    private static string RepositoryPath(string path, [CallerFilePath] string caller = "") =>
        Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", path);
}
