using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using StaticNet.Generator;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>
/// Declarations that went through the generator and the C# compiler in memory and were loaded: with warnings as errors,
/// nullable, checked arithmetic, and a culture whose minus sign and decimal point are none that C# knows.
/// </summary>
internal static class CompiledNetworks
{
    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        checkOverflow: true,
        generalDiagnosticOption: ReportDiagnostic.Error,
        warningLevel: 9999,
        nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>Compiles source files into one assembly and loads it.</summary>
    public static Assembly Compile(params IEnumerable<string> sources)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Hostile();
        try
        {
            return Load(sources);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    /// <summary>A network of class <c>Net</c> that carries these attributes after [Network].</summary>
    public static INetwork<T> Create<T>(string attributes, string options = "", int seed = 0)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        string precision = typeof(T) == typeof(double) ? "Precision = Precision.Double" : "Precision = Precision.Single";
        Assembly assembly = Compile(
            $"using StaticNet;\n/// <summary>A network.</summary>\n[Network({string.Join(", ", [precision, .. options == "" ? (string[])[] : [options]])})]\n{attributes}\npublic sealed partial class Net;\n");
        return Instantiate<T>(assembly.GetType("Net", throwOnError: true)!, seed);
    }

    /// <summary>An instance of a generated class.</summary>
    public static INetwork<T> Instantiate<T>(Type type, int seed = 0)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        (INetwork<T>)Activator.CreateInstance(type, seed)!;

    private static Assembly Load(IEnumerable<string> sources)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Networks",
            [.. sources.Select(static (source, i) => CSharpSyntaxTree.ParseText(source, TestCompilation.ParseOptions, $"Source{i}.cs"))],
            TestCompilation.References,
            s_options);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()], parseOptions: TestCompilation.ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out var diagnostics);
        Assert.Empty(diagnostics);
        using MemoryStream image = new();
        EmitResult result = generated.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Take(10).Select(static diagnostic => Describe(diagnostic))));
        image.Position = 0;
        return new AssemblyLoadContext("Networks").LoadFromStream(image);
    }

    // The message, and the lines around: generated files are not at hand afterwards.
    private static string Describe(Diagnostic diagnostic)
    {
        string[] lines = diagnostic.Location.SourceTree?.ToString().Split('\n') ?? [];
        int line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        return diagnostic + "\n" + string.Join("\n", lines.Skip(Math.Max(line - 2, 0)).Take(5));
    }

    private static CultureInfo Hostile()
    {
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberDecimalSeparator = "\u066B";
        culture.NumberFormat.NumberGroupSeparator = "\u00A0";
        culture.NumberFormat.PositiveInfinitySymbol = "\u221E";
        return culture;
    }
}
