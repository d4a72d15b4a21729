using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Emission;

/// <summary>The table of a network: layers, output shapes, parameters, multiply-adds, memory.</summary>
internal static class SummaryTable
{
    private static readonly string[] s_header = ["layer", "kind", "output", "parameters", "multiply-adds", "activation bytes"];

    /// <summary>The table as lines of text.</summary>
    public static List<string> Lines(NetworkPlan plan, int elementSize)
    {
        List<string[]> rows = [s_header];
        foreach (Node node in plan.Model.Nodes)
        {
            rows.Add(
            [
                node.Name,
                node.Steps > 0 ? node.Kind + " per step" : node.Kind,
                node.Output.ToString(),
                Number(node.Parameters.Sum(static parameter => (long)parameter.Shape.ElementCount)),
                Number(node.MultiplyAdds),
                Number((long)node.Output.ElementCount * elementSize),
            ]);
        }

        rows.Add(
        [
            "total",
            "",
            "",
            Number(plan.Parameters.Count),
            Number(plan.Model.Nodes.Sum(static node => node.MultiplyAdds)),
            Number(plan.Inference.ArenaSize * elementSize),
        ]);
        int[] widths = [.. Enumerable.Range(0, s_header.Length).Select(column => rows.Max(row => row[column].Length))];
        List<string> lines = [.. rows.Select(row => Format(row, widths))];
        string rule = string.Join("  ", widths.Select(static width => new string('-', width)));
        lines.Insert(1, rule);
        lines.Insert(lines.Count - 1, rule);
        lines.Add($"inference arena {Number(plan.Inference.ArenaSize * elementSize)} bytes, " +
            $"training arena {Number(plan.Training.ArenaSize * elementSize)} bytes per tile of {Literal.Of(plan.Tile)} samples");
        if (plan.Model.HasSeveralPorts)
        {
            lines.Add("input: " + Ports.Describe(plan.Model, plan.Model.Inputs));
            lines.Add("output: " + Ports.Describe(plan.Model, plan.Model.Outputs));
        }

        return lines;
    }

    /// <summary>Text columns to the left, numbers to the right.</summary>
    private static string Format(string[] row, int[] widths) => string.Join("  ", row.Select((cell, column) =>
        column < 3 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd();

    private static string Number(long value) => value.ToString("#,##0", CultureInfo.InvariantCulture);
}
