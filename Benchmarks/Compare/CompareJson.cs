using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace StaticNet.Benchmarks.Compare;

/// <summary>The rows for programs.</summary>
internal static class CompareJson
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static void Write(string file, IReadOnlyList<CompareRow> rows) => File.WriteAllText(file, JsonSerializer.Serialize(rows, s_options) + "\n");
}
