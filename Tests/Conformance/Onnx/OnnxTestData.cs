using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>
/// Where the backend test cases of ONNX lie. They are no part of the repository: Debian's package <c>libonnx-testdata</c> installs
/// them, and STATICNET_ONNX_TESTDATA names another folder with the same content.
/// </summary>
internal static class OnnxTestData
{
    private static readonly string s_root =
        Environment.GetEnvironmentVariable("STATICNET_ONNX_TESTDATA") ?? "/usr/share/libonnx-testdata/data";

    /// <summary>Why tests are skipped; null where the data are at hand.</summary>
    public static string? Skip { get; } = Directory.Exists(Path.Combine(s_root, "node"))
        ? null
        : "The ONNX backend test data are not installed: apt-get install libonnx-testdata, or set STATICNET_ONNX_TESTDATA.";

    /// <summary>The names of all cases, as <c>node/test_relu</c>, in order.</summary>
    public static IEnumerable<string> Names() => Skip is not null ? [] :
        from suite in (string[])["node", "pytorch-converted", "pytorch-operator", "simple"]
        let path = Path.Combine(s_root, suite)
        where Directory.Exists(path)
        from folder in Directory.GetDirectories(path).Order(StringComparer.Ordinal)
        where File.Exists(Path.Combine(folder, "model.onnx"))
        select $"{suite}/{Path.GetFileName(folder)}";

    /// <summary>
    /// Reads a case. One whose name ends in <c>_expanded</c> writes the operator of the case without it as a graph of simpler ones,
    /// with the same inputs and outputs: it is read as that operator, with its own data.
    /// </summary>
    public static OnnxCase Read(string name)
    {
        string folder = Path.Combine(s_root, name);
        string whole = name.EndsWith("_expanded", StringComparison.Ordinal) ? folder[..^"_expanded".Length] : folder;
        return OnnxCase.Read(name, Directory.Exists(whole) ? whole : folder, folder);
    }
}
