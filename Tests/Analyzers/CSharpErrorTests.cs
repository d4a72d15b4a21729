using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using StaticNet.Analyzers;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>Where C# itself complains of an attribute, nothing is told that follows from it.</summary>
public sealed class CSharpErrorTests
{
    [Theory]
    [InlineData("[Input(4)] [Dense(8, Activation = \"relu\")] [Dense(2)]")]
    [InlineData("[Input(4)] [Dense(8, Activation = Activation.Relu)] [Dense(2)]")]
    [InlineData("[Input(4)] [Dense(8, activation: Activation.ReLU)] [Dense(2)]")]
    [InlineData("[Input(28, 28, 1)] [Conv2D(8, 3, Stride = 2)] [Expect(13, 13, 8)] [Flatten] [Dense(10)]")]
    [InlineData("[Input(4)] [Dens(3)]")]
    [InlineData("[Inputs(4)] [Dense(3)]")]
    [InlineData("[Input(4)] [Dense(8)] [Relu] [Dense(2)]")]
    [InlineData("[Input(28, 28, 1)] [Flaten] [Dense(10)] [Expect(10)]")]
    [InlineData("[Input(4)] [Dense(4, Name = \"a\")] [Dense(4, From = \"input_layer\")] [Ad(\"a\", \"dense\")]")]
    [InlineData("[Input(4)] [Dense(\"8\")] [Expect(8)]")]
    [InlineData("[Input(4)] [Dense] [Dense(2)]")]
    [InlineData("[Input(4, x)] [Dense(2)]")]
    public async Task It_alone_complains(string layers) => Assert.Empty(await AnalyzeAsync(layers));

    /// <summary>What stands before it is checked all the same.</summary>
    [Theory]
    [InlineData("[Input(4)] [Dense(0)] [Dens(3)]", "SN0301")]
    [InlineData("[Input(4)] [Dropout(2f)] [Dense(3, Units = 4, Activation = \"relu\")]", "SN0301")]
    public async Task What_is_known_is_checked(string layers, string id) => Assert.Equal(id, Assert.Single(await AnalyzeAsync(layers)));

    private static async Task<string[]> AnalyzeAsync(string layers)
    {
        Compilation compilation = TestCompilation.Create($"using StaticNet; [Network] {layers} partial class Net;");
        Assert.Contains(compilation.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return [.. (await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation)).Select(static diagnostic => diagnostic.Id)];
    }
}
