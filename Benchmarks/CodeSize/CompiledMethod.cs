using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using StaticNet.Benchmarks.Startup;

namespace StaticNet.Benchmarks.CodeSize;

/// <summary>A method that the JIT compiled.</summary>
/// <param name="Name">Class and method.</param>
/// <param name="IL">Bytes of IL.</param>
/// <param name="Native">Bytes of machine code.</param>
internal sealed partial record CompiledMethod(string Name, int IL, int Native)
{
    /// <summary>What one inference or one training step compiles in a process of its own.</summary>
    public static IReadOnlyList<CompiledMethod> Of(string kind, bool train)
    {
        string file = Path.GetTempFileName();
        try
        {
            // The delay of the second tier: only what is compiled before a call can run counts, not what the JIT does again behind it.
            OwnProcess.Run(
                [CodeSizeChild.Verb, kind, train ? "train" : "infer"],
                ("DOTNET_JitStdOutFile", file),
                ("DOTNET_JitDisasmSummary", "1"),
                ("DOTNET_TC_CallCountingDelayMs", "FFFF"));
            return
            [
                .. File.ReadLines(file)
                    .Select(static line => Compiled().Match(line))
                    .Where(static match => match.Success)
                    .Select(static match => new CompiledMethod(match.Groups["name"].Value, Number(match, "il"), Number(match, "native"))),
            ];
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"JIT compiled (?<name>.+) \[.*IL size=(?<il>\d+), code size=(?<native>\d+)\]")]
    private static partial Regex Compiled();
}
