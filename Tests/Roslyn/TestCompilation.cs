using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;
using Xunit;

namespace StaticNet.Tests.Roslyn;

/// <summary>Compiles source text in memory against the framework that the tests run on and the StaticNet runtime.</summary>
internal static class TestCompilation
{
    /// <summary>The framework's assemblies and the runtime's.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } = FindReferences();

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    public static CSharpCompilationOptions Options { get; } =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>A compilation of sources named Test0.cs, Test1.cs and so on; a program where one has statements at the top.</summary>
    public static CSharpCompilation Create(params string[] sources)
    {
        SyntaxTree[] trees = [.. sources.Select(static (source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"Test{i}.cs"))];
        bool isProgram = trees.Any(static tree => tree.GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().Any());
        return CSharpCompilation.Create(
            "Test", trees, References, Options.WithOutputKind(isProgram ? OutputKind.ConsoleApplication : Options.OutputKind));
    }

    /// <summary>Fails with the messages where the compiler finds errors.</summary>
    public static void AssertNoErrors(Compilation compilation) =>
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    /// <summary>A type by its metadata name (<c>A.Outer`1+Net</c>).</summary>
    public static INamedTypeSymbol FindType(Compilation compilation, string metadataName) =>
        compilation.GetTypeByMetadataName(metadataName) ?? throw new InvalidOperationException($"No type {metadataName}.");

    /// <summary>The declaration of a class in sources that compile.</summary>
    public static NetworkDeclaration Declare(string metadataName, params string[] sources)
    {
        CSharpCompilation compilation = Create(sources);
        AssertNoErrors(compilation);
        return DeclarationReader.Read(FindType(compilation, metadataName), default)
            ?? throw new InvalidOperationException($"{metadataName} is no network.");
    }

    /// <summary>The model of a class <c>Net</c> that carries these attributes after [Network].</summary>
    public static NetworkModel Infer(string attributes) => ShapeInference.Infer(Declare("Net", Network(attributes)));

    /// <summary>Source of a partial class <c>Net</c> that carries these attributes after [Network].</summary>
    public static string Network(string attributes) => $"using StaticNet;\n[Network]\n{attributes}\npublic partial class Net;\n";

    private static List<MetadataReference> FindReferences()
    {
        string runtime = typeof(NetworkAttribute).Assembly.Location;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;

        // The list holds the test's own dependencies too: of those only the runtime is wanted.
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return [.. trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(runtime)
            .Select(static path => MetadataReference.CreateFromFile(path))];
    }
}
