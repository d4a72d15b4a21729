using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using StaticNet.Analyzers;
using StaticNet.Tests.Generation;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers.Mutations;

/// <summary>Checks many networks in one compilation, which costs little more than one by itself.</summary>
internal static class NetworkBatch
{
    /// <summary>None raises an error.</summary>
    public static void CheckRight(DrawnNetwork[] networks) => Assert.Empty(ErrorsOf(Sources(networks)));

    /// <summary>What is generated compiles.</summary>
    public static void CheckCompiles(DrawnNetwork[] networks) => AssertCompiles(Sources(networks));

    /// <summary>Each raises an error with a message that says something, nothing throws, and what is generated compiles all the same.</summary>
    public static void CheckWrong(DrawnNetwork[] networks)
    {
        string[] sources = Sources(networks);
        ILookup<string, Diagnostic> errors = ErrorsOf(sources).ToLookup(static error => error.Location.SourceTree!.FilePath);
        Assert.All(sources, (_, i) => Assert.NotEmpty(errors[$"Test{i.ToString(CultureInfo.InvariantCulture)}.cs"]));
        Assert.All(errors.SelectMany(static file => file), static error => Assert.DoesNotContain('{', error.GetMessage(CultureInfo.InvariantCulture)));
        AssertCompiles(sources);
    }

    private static string[] Sources(DrawnNetwork[] networks) =>
        [.. networks.Select(static (network, i) => network.Source("Net" + i.ToString(CultureInfo.InvariantCulture)))];

    private static IEnumerable<Diagnostic> ErrorsOf(string[] sources) => AnalyzerVerifier
        .AnalyzeAsync<NetworkAnalyzer>(TestCompilation.Create(sources)).GetAwaiter().GetResult()
        .Where(static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error);

    private static void AssertCompiles(string[] sources)
    {
        EmitResult result = NetworkCompiler.Generate(sources).Emit(Stream.Null);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
    }
}
