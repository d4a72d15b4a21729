using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using StaticNet.Generator;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Generation;

/// <summary>
/// Compiles declarations with the generator as strictly as any project may: every warning an error, nullable on, arithmetic
/// checked; then loads the assembly.
/// </summary>
internal sealed class NetworkCompiler
{
    private readonly Assembly _assembly;

    private NetworkCompiler(Assembly assembly) => _assembly = assembly;

    /// <summary>Compiles source files.</summary>
    public static NetworkCompiler Compile(params string[] sources)
    {
        Compilation compilation = Generate(sources);
        using MemoryStream image = new();
        EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, Explain(result.Diagnostics));
        image.Position = 0;
        return new NetworkCompiler(new AssemblyLoadContext("networks").LoadFromStream(image));
    }

    /// <summary>The compilation with the generated files, strictly checked.</summary>
    public static Compilation Generate(params string[] sources)
    {
        CSharpCompilation compilation = TestCompilation.Create(sources);
        compilation = compilation.WithOptions(compilation.Options
            .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
            .WithOverflowChecks(true)
            .WithOptimizationLevel(OptimizationLevel.Release));
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: TestCompilation.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        return generated;
    }

    /// <summary>A type by its metadata name.</summary>
    public Type Find(string name) => _assembly.GetType(name, throwOnError: true)!;

    /// <summary>An instance of a network.</summary>
    public INetwork<T> Create<T>(string name, int seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Create<T>(Find(name), seed);

    /// <summary>An instance of a network's class, which may be a closed generic one.</summary>
    public static INetwork<T> Create<T>(Type type, int seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => (INetwork<T>)Activator.CreateInstance(type, seed)!;

    private static string Explain(ImmutableArray<Diagnostic> diagnostics) => string.Join("\n", diagnostics
        .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .Take(10)
        .Select(static diagnostic =>
        {
            string line = diagnostic.Location.SourceTree is SyntaxTree tree
                ? tree.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()
                : string.Empty;
            return $"{diagnostic}\n    {line}";
        }));
}
