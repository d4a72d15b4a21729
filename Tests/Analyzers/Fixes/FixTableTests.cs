using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CodeFixes;
using StaticNet.Analyzers;
using StaticNet.CodeFixes;
using Xunit;

namespace StaticNet.Tests.Analyzers.Fixes;

/// <summary>The pages tell which rules have a fix.</summary>
public sealed class FixTableTests
{
    [Fact]
    public void Pages_and_fixes_tell_of_the_same_rules()
    {
        IEnumerable<string> fixable = Fixes().SelectMany(static fix => fix.FixableDiagnosticIds).Distinct();
        IEnumerable<string> told = Directory.GetFiles(Pages(), "SN*.md")
            .Where(static page => !Regex.IsMatch(File.ReadAllText(page), @"^\| .* \| None \|$", RegexOptions.Multiline))
            .Select(static page => Path.GetFileNameWithoutExtension(page));
        Assert.Equal(told.Order(StringComparer.Ordinal), fixable.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_index_tells_which_rules_have_a_fix()
    {
        string[] fixable = [.. Fixes().SelectMany(static fix => fix.FixableDiagnosticIds)];
        MatchCollection rows = Regex.Matches(
            File.ReadAllText(Path.Combine(Pages(), "README.md")), @"^\| \[(SN\d+)\]\(\1\.md\) \| .* \| (yes|–) \|$", RegexOptions.Multiline);
        Assert.Equal(Rules.OfDeclarations.Length + Rules.OfUsage.Length, rows.Count);
        Assert.All(rows, row => Assert.Equal(fixable.Contains(row.Groups[1].Value), row.Groups[2].Value == "yes"));
    }

    [Fact]
    public void Every_fix_can_fix_all() => Assert.All(Fixes(), static fix => Assert.NotNull(fix.GetFixAllProvider()));

    private static CodeFixProvider[] Fixes() =>
    [
        .. typeof(MakePartialFix).Assembly.GetTypes()
            .Where(static type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(CodeFixProvider)))
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    private static string Pages([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "Analyzers", "docs"));
}
