using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generator;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Generation;

/// <summary>Runs the generator and keeps what it says of its steps.</summary>
internal static class GeneratorRun
{
    public static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        parseOptions: TestCompilation.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The one file generated from a source.</summary>
    public static string Text(string source) =>
        Assert.Single(NewDriver().RunGenerators(TestCompilation.Create(source)).GetRunResult().Results.Single().GeneratedSources).SourceText.ToString();
}
