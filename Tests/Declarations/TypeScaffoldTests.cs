using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generator.Declarations;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Declarations;

public sealed class TypeScaffoldTests
{
    [Theory]
    [InlineData("[StaticNet.Network] partial class Net;", "Net")]
    [InlineData("[StaticNet.Network] internal sealed partial class @class;", "class")]
    [InlineData("namespace A.@namespace.System; [StaticNet.Network] public partial class Net;", "A.namespace.System.Net")]
    [InlineData("[StaticNet.Network] public partial class Net<T, @in> where T : struct;", "Net`2")]
    [InlineData("partial class @partial { [StaticNet.Network] partial class @record; }", "partial+record")]
    [InlineData(
        "namespace N { public static partial class Outer<@int> where @int : class { private protected ref partial struct R { "
        + "readonly partial record struct S { partial record C<U>(U Value) { partial interface I { "
        + "[StaticNet.Network] private sealed partial class Net; } } } } } }",
        "N.Outer`1+R+S+C`1+I+Net")]
    public void A_part_written_from_the_scaffold_joins_the_class(string source, string name)
    {
        TypeScaffold scaffold = TestCompilation.Declare(name, source).Type;
        string part = scaffold.Namespace.Length > 0 ? "namespace " + scaffold.Namespace + " {" : string.Empty;
        part += string.Concat(scaffold.Containers.Select(static container => container + " {"));
        part += scaffold.Declaration + " { public " + scaffold.Identifier + "() { } public int Joined; }";
        part += string.Concat(scaffold.Containers.Select(static _ => "}"));
        part += scaffold.Namespace.Length > 0 ? "}" : string.Empty;

        CSharpCompilation compilation = TestCompilation.Create(source, part);
        TestCompilation.AssertNoErrors(compilation);
        Assert.Contains("Joined", TestCompilation.FindType(compilation, name).MemberNames);
    }

    [Fact]
    public void Hint_names_are_accepted_and_unique()
    {
        string[] names = ["Net", "NET", "A.Net", "a.Net", "Outer+Net", "Outer`1+Net", "Outer.Net", "Ünï.Çode"];
        CSharpCompilation compilation = TestCompilation.Create("""
            using StaticNet;
            [Network] partial class Net;
            [Network] partial class NET;
            namespace A { [Network] partial class Net; }
            namespace a { [Network] partial class Net; }
            partial class Outer { [Network] partial class Net; }
            partial class Outer<T> { [Network] partial class Net; }
            namespace Ünï { [Network] partial class Çode; }
            """, "namespace Outer_ { }");
        List<string> hints = [.. names
            .Select(compilation.GetTypeByMetadataName)
            .OfType<INamedTypeSymbol>()
            .Select(static type => DeclarationReader.Read(type, default)!.Type.HintName)];
        Assert.Equal(7, hints.Count);
        Assert.Equal(hints.Count, hints.Distinct(StringComparer.OrdinalIgnoreCase).Count());

        GeneratorDriver driver = CSharpGeneratorDriver.Create(new HintProbe(hints));
        driver.RunGeneratorsAndUpdateCompilation(compilation, out _, out System.Collections.Immutable.ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
    }

    // Roslyn itself judges whether a hint name is acceptable.
    private sealed class HintProbe(List<string> hints) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(context.CompilationProvider, (output, _) =>
                hints.ForEach(hint => output.AddSource(hint, "// empty")));
    }
}
