using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using StaticNet.Analyzers;
using StaticNet.Analyzers.Usage;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>Analyzers beside the generator, as a compiler runs them: over the generated members too.</summary>
public sealed class WithGeneratorTests
{
    [Fact]
    public async Task Lengths_are_compared_where_the_generated_Forward_is_called()
    {
        Compilation compilation = Generate("""
            using StaticNet;
            var net = new Shop.Outer<int>.Net(seed: 1);
            net.Forward(new float[4], new float[2]);
            net.Forward(new float[5], new float[2]);

            namespace Shop
            {
                partial class Outer<T>
                {
                    [Network, Input(2, 2, 1), Flatten, Dense(2)]
                    public partial class Net;
                }
            }
            """);
        TestCompilation.AssertNoErrors(compilation);
        Assert.Empty(await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation));
        Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier.AnalyzeAsync<UsageAnalyzer>(compilation));
        Assert.Equal("'new float[5]' has 5 elements; the input of 'Net' has 4 (2×2×1)", diagnostic.GetMessage());
    }

    /// <summary>One mistake is one error: what the generator leaves out does not show as missing members.</summary>
    [Theory]
    [InlineData("[Network, Input(4), Dense(0)] partial class Net;", "SN0301")]
    [InlineData("[Network, Dense(3)] partial class Net;", "SN0101")]
    [InlineData("[Network, Input(4, 4, 2), Conv2D(3, 5), Flatten, Dense(2)] partial class Net;", "SN0302")]
    [InlineData("[Network(Precision = (Precision)5), Input(4), Dense(2)] partial class Net;", "SN0301")]
    public async Task A_mistake_is_reported_once(string network, string id)
    {
        Compilation compilation = Generate("using StaticNet; _ = new Net(seed: 1).Info;\n" + network);
        TestCompilation.AssertNoErrors(compilation);
        Assert.Equal([id], (await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation)).Select(static diagnostic => diagnostic.Id));
    }

    /// <summary>C# reports the second [Network]; the generator is not to fail over it.</summary>
    [Fact]
    public void Network_on_two_parts_generates_once()
    {
        Compilation compilation = Generate(
            "using StaticNet; [Network, Input(4), Dense(2)] partial class Net; [Network] partial class Net;");
        Assert.Equal(2, compilation.SyntaxTrees.Count());
        Assert.Equal(["CS0579"], compilation.GetDiagnostics()
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(static diagnostic => diagnostic.Id));
    }

    private static Compilation Generate(string source) => GeneratedCompilation.Run(TestCompilation.Create(source));
}
