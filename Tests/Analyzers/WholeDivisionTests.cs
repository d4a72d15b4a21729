using System.Globalization;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using StaticNet.Analyzers;
using StaticNet.CodeFixes;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>Arguments whose fractions C# cuts off.</summary>
public sealed class WholeDivisionTests
{
    [Theory]
    [InlineData("[Input(4)] [Rescaling({|SN0421:1 / 255|})] [Dense(2)]")]
    [InlineData("[Input(4)] [Rescaling({|SN0421:scale: 1 / Net.Most|}, {|SN0421:-(1 / 2)|})] [Dense(2)]")]
    [InlineData("[Input(4)] [Rescaling({|SN0421:(float)(3 / 2) * 3|})] [Dense(2)]")]
    [InlineData("[Input(4)] [Dense(8)] [ReLU] [Dropout({|SN0421:1 / 2|})] [Dense(2, {|SN0421:KernelL2 = 1 / 1000|})]")]
    [InlineData("[Input(4)] [Rescaling({|SN0421:StaticNet.Net.Most * (1 / 255)|})] [Dense(2)]")]
    public Task A_fraction_is_lost(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData("[Input(4)] [Rescaling(1 / 255.0, 4 / 2)] [Dense(2)]")]
    [InlineData("[Input(4)] [Rescaling(1f / 255, -1d / 2)] [Dense(2)]")]
    [InlineData("[Input(4)] [Rescaling(1 / (float)255, (int)(3 / 2))] [Dense(2)]")]
    [InlineData("[Input(4)] [Rescaling(1 / Net.Scale, 0 / 3)] [Dense(2)]")]
    [InlineData("[Input(4)] [Rescaling(2.0 * 3 / 4)] [Dense(7 / 2)]")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(5 / 2, 7 / 2)]")]
    public Task Whole_numbers_and_fractions_are_left_alone(string layers) => VerifyAsync(layers);

    [Fact]
    public Task In_a_block_it_is_told_there() => AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>(
        "using StaticNet; [Block] [Rescaling({|SN0421:1 / 255|})] [Dense(4)] class B; [Network] [Input(8)] [Use<B>] [ReLU] [Dense(2)] partial class Net;");

    [Theory]
    [InlineData("Rescaling(1 / 255)", "Rescaling(1 / 255.0)")]
    [InlineData("Rescaling(scale: 1 / 0xFF, offset: 3)", "Rescaling(scale: 1 / 255.0, offset: 3)")]
    [InlineData("Rescaling(1 / Net.Most)", "Rescaling(1.0 / Net.Most)")]
    [InlineData("Rescaling(2 * (1 / 255) + 3 / 2)", "Rescaling(2 * (1 / 255.0) + 3 / 2.0)")]
    [InlineData("Dropout(1 / 2)", "Dropout(1 / 2f)")]
    [InlineData("BatchNormalization(Momentum = 9 / 10)", "BatchNormalization(Momentum = 9 / 10f)")]
    public Task The_numbers_stay(string before, string after) =>
        AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, ReplaceArgumentFix>(
            Wrap($"[Input(4)]\n[Dense(8)]\n[ReLU]\n[{before}]\n[Dense(2)]"), Wrap($"[Input(4)]\n[Dense(8)]\n[ReLU]\n[{after}]\n[Dense(2)]"));

    [Theory]
    [InlineData("[Rescaling(1 / 255)]", "'1 / 255' divides whole numbers: it is 0, which makes every value the offset; write 1 / 255.0")]
    [InlineData("[Rescaling(1, 7 / 3)]", "'7 / 3' divides whole numbers: it is 2; write 7 / 3.0")]
    public async Task The_message_tells_what_to_write(string layer, string message)
    {
        Compilation compilation = TestCompilation.Create(TestCompilation.Network($"[Input(4)] {layer} [Dense(2)]"));
        Assert.Equal(message, Assert.Single(await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation)).GetMessage(CultureInfo.InvariantCulture));
    }

    private static Task VerifyAsync(string layers) => AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>(Wrap(layers));

    private static string Wrap(string layers) => $$"""
        namespace StaticNet;
        [Network]
        {{layers}}
        partial class Net
        {
            internal const int Most = 255;
            internal const double Scale = 255;
        }
        """;
}
