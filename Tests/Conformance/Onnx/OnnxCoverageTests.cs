using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using Xunit;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>Every case runs, or stands with its operator and the reason in the table beside these tests.</summary>
public sealed class OnnxCoverageTests
{
    [OnnxFact]
    public void The_table_lists_every_case_that_does_not_run()
    {
        string path = Path.Combine(Path.GetDirectoryName(ThisFile())!, "README.md");
        string table = Table();
        if (Environment.GetEnvironmentVariable("STATICNET_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, table);
        }

        Assert.Equal(File.ReadAllText(path), table);
    }

    private static string Table()
    {
        OnnxEntry[] all = [.. OnnxSuite.Entries.Values];
        OnnxEntry[] node = [.. all.Where(static entry => entry.Name.StartsWith("node/", StringComparison.Ordinal))];
        StringBuilder text = new();
        text.Append(
            $"""
            # ONNX backend cases

            `OnnxCoverageTests` writes this page (with `STATICNET_ACCEPT_SNAPSHOTS=1`) and fails where it differs from what the tests do. The cases
            are those of Debian's `libonnx-testdata`; without it the tests are skipped. `STATICNET_ONNX_TESTDATA` names another folder of them, and
            `STATICNET_ONNX_CASES` chooses cases or operators, such as `node/test_relu,Conv`.

            Of {node.Length} node cases {node.Count(static entry => entry.Reason is null)} are mapped to layers, losses or optimisers and compared with the
            case's numbers; the others are below, each operator with the reason. A case `..._expanded` writes an operator as a graph of
            simpler ones, with the same inputs and outputs, and runs as that operator. Integers and truth values are computed as the floats
            that hold them. Outputs that no layer has (positions of maxima, masks, statistics of layer normalisation, an optimiser's state) are
            not compared.

            ## Mapped


            """);
        AppendRows(text, ["operator", "cases", "as"], all.Where(static entry => entry.Reason is null)
            .GroupBy(static entry => entry.Operator).OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => (string[])[$"`{group.Key}`", Count(group), Kinds(group)]));
        text.Append("\n## Not mapped\n\n");
        AppendRows(text, ["operator", "reason", "cases"], all.Where(static entry => entry.Reason is not null)
            .GroupBy(static entry => (entry.Operator, entry.Reason)).OrderBy(static group => group.Key.Operator, StringComparer.Ordinal)
            .ThenBy(static group => group.Key.Reason, StringComparer.Ordinal)
            .Select(static group => (string[])[$"`{group.Key.Operator}`", group.Key.Reason!, string.Join(", ", group.Select(static entry => ShortName(entry)))]));
        return text.ToString();
    }

    private static void AppendRows(StringBuilder text, string[] heads, IEnumerable<string[]> rows)
    {
        text.Append($"| {string.Join(" | ", heads)} |\n|{string.Concat(heads.Select(static _ => "---|"))}\n");
        foreach (string[] row in rows)
        {
            text.Append($"| {string.Join(" | ", row)} |\n");
        }
    }

    private static string Count(IEnumerable<OnnxEntry> entries) =>
        entries.Count().ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Kinds(IEnumerable<OnnxEntry> entries)
    {
        string[] kinds = [.. entries.SelectMany(static entry => entry.Declaration?.Layers ?? [])
            .Where(static layer => layer.Kind is not ("Input" or "Output"))
            .Select(static layer => layer.Kind == "Activation" ? layer.Arguments[0] : layer.Kind)
            .Distinct().Order(StringComparer.Ordinal).Select(static kind => $"`{kind}`")];
        return kinds.Length == 0 ? "the optimiser or loss of that name" : string.Join(", ", kinds);
    }

    private static string ShortName(OnnxEntry entry) =>
        entry.Name.Replace("node/", "", StringComparison.Ordinal).Replace("test_", "", StringComparison.Ordinal);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
