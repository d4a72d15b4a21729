using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using StaticNet.Analyzers;
using StaticNet.Generator.Shapes;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>Table of rules, analyzers, pages and release files tell of the same rules.</summary>
public sealed class RuleTableTests
{
    private static readonly DiagnosticDescriptor[] s_rules =
    [
        .. typeof(Rules).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(static field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(static field => (DiagnosticDescriptor)field.GetValue(null)!),
    ];

    [Fact]
    public void Every_shape_rule_has_a_descriptor() =>
        Assert.Equal(Enum.GetValues<ShapeRule>().Where(static rule => rule != ShapeRule.InvalidAttribute), Rules.OfInference.Keys.Order());

    [Fact]
    public void Every_rule_is_reported_by_one_analyzer_and_ids_are_unique()
    {
        string[] reported = [.. new NetworkAnalyzer().SupportedDiagnostics.Concat(new ForwardLengthAnalyzer().SupportedDiagnostics).Select(static rule => rule.Id)];
        Assert.Equal(s_rules.Select(static rule => rule.Id).Order(StringComparer.Ordinal), reported.Order(StringComparer.Ordinal));
        Assert.Equal(s_rules.Length, reported.Distinct().Count());
        Assert.All(reported, static id => Assert.Matches("^SN[0-9]{4}$", id));
    }

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule()
    {
        string folder = Path.Combine(AnalyzersFolder(), "docs");
        Assert.Equal(
            s_rules.Select(static rule => rule.Id + ".md").Order(StringComparer.Ordinal),
            Directory.GetFiles(folder, "SN*.md").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(s_rules, rule =>
        {
            string page = File.ReadAllText(Path.Combine(folder, rule.Id + ".md"));
            Assert.StartsWith($"# {rule.Id}: {rule.Title}\n", page, StringComparison.Ordinal);
            Assert.All(["## Cause", "## Example", "## How to fix it", "## When to suppress it"], heading => Assert.Contains(heading, page));
            Assert.Contains(rule.DefaultSeverity.ToString(), page);
            Assert.Equal(Rules.HelpLink + rule.Id + ".md", rule.HelpLinkUri);
        });
    }

    [Fact]
    public void Every_rule_is_in_a_release_file()
    {
        string folder = Path.Combine(AnalyzersFolder(), "StaticNet.Analyzers");
        string releases = File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Shipped.md"))
            + File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Unshipped.md"));
        string[] rows = [.. Regex.Matches(releases, @"^(SN\d+) \| ([\w.]+) \| (\w+) \|", RegexOptions.Multiline)
            .Select(static row => $"{row.Groups[1]} {row.Groups[2]} {row.Groups[3]}")];
        Assert.Equal(
            s_rules.Select(static rule => $"{rule.Id} {rule.Category} {rule.DefaultSeverity}").Order(StringComparer.Ordinal),
            rows.Order(StringComparer.Ordinal));
    }

    // The sources as they were when this file was compiled.
    private static string AnalyzersFolder([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "Analyzers"));
}
