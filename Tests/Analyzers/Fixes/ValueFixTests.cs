using System.Threading.Tasks;
using StaticNet.Analyzers.Usage;
using StaticNet.CodeFixes.Usage;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers.Fixes;

/// <summary>What the fix makes of numbers that are not taken and names of nothing.</summary>
public sealed class ValueFixTests
{
    private const string Networks = """
        using StaticNet;
        [Network, Input(4), Dense(6, Activation = Activation.ReLU), Dense(3)] public partial class Net;
        [Network, Input(4), Normalization(Name = "scale"), Dense(6, UseBias = false, Name = "head")] public partial class Scaled;
        """;

    [Theory]
    [InlineData("trainer.Fit(data, epochs: /* none */ 0);", "trainer.Fit(data, epochs: /* none */ 1);")]
    [InlineData("_ = new EarlyStopping<float>(patience: -1);", "_ = new EarlyStopping<float>(patience: 0);")]
    [InlineData("_ = new Adam<float>(-0.01);", "_ = new Adam<float>(0.01);")]
    [InlineData("_ = new Adam<float>(-1e-3f);", "_ = new Adam<float>(0.001f);")]
    [InlineData("_ = new Adam<float> { WeightDecay = -0.004 };", "_ = new Adam<float> { WeightDecay = 0.004 };")]
    [InlineData("_ = new StepDecay(0.1, every: 0);", "_ = new StepDecay(0.1, every: 1);")]
    [InlineData("_ = new KLDivergence<float>(-1);", "_ = new KLDivergence<float>(0);")]
    [InlineData("_ = new WaveFile(8000, 65536, x);", "_ = new WaveFile(8000, 65535, x);")]
    [InlineData("_ = new Precision<float>(topK: 0);", "_ = new Precision<float>(topK: 1);")]
    [InlineData("_ = net.Parameters[\"dense/weight\"];", "_ = net.Parameters[\"dense/kernel\"];")]
    [InlineData("_ = net.Parameters[\"dense_1/bais\"];", "_ = net.Parameters[\"dense_1/bias\"];")]
    [InlineData("_ = net.Parameters[@\"Dense/Kernel\"];", "_ = net.Parameters[\"dense/kernel\"];")]
    [InlineData("_ = scaled.Parameters[\"head\"];", "_ = scaled.Parameters[\"head/kernel\"];")]
    [InlineData("NormalizationAdapter.Adapt(scaled, data, \"scales\");", "NormalizationAdapter.Adapt(scaled, data, \"scale\");")]
    public Task A_value_is_replaced(string before, string after) =>
        AnalyzerVerifier.VerifyFixAsync<UsageAnalyzer, ReplaceValueFix>(Code(before), Code(after), networks: Networks);

    [Fact]
    public Task All_values_are_replaced_at_once() => AnalyzerVerifier.VerifyFixAllAsync<UsageAnalyzer, ReplaceValueFix>(
        Code("trainer.Fit(data, 0, -8); _ = new Adam<float>(-0.01); _ = net.CreateContext(0);"),
        Code("trainer.Fit(data, 1, 1); _ = new Adam<float>(0.01); _ = net.CreateContext(1);"),
        Networks);

    /// <summary>A share of exactly 1, or a class more or less, is nothing that anyone means.</summary>
    [Theory]
    [InlineData("_ = new SGD<float>(momentum: 1.5);")]
    [InlineData("_ = new SGD<float>(momentum: -1.5);")]
    [InlineData("_ = new SGD<float>(momentum: double.NaN);")]
    [InlineData("_ = new CategoricalCrossentropy<float>(labelSmoothing: 2);")]
    [InlineData("_ = new Adam<float> { ClipNorm = 0 };")]
    [InlineData("_ = new KLDivergence<float>(1);")]
    [InlineData("const int Epochs = 0; trainer.Fit(data, Epochs);")]
    [InlineData("_ = net.Parameters[\"fc/kernel\"];")]
    [InlineData("_ = net.Parameters[\"dense_1/gamma\"];")]
    [InlineData("NormalizationAdapter.Adapt(scaled, data);")]
    public Task Nothing_is_offered_where_nothing_is_near(string code) =>
        AnalyzerVerifier.VerifyNoFixAsync<UsageAnalyzer, ReplaceValueFix>(Code(code), Networks);

    private static string Code(string code) => $$"""
        using StaticNet;
        class Caller
        {
            void Call(Net net, Scaled scaled, Trainer<float> trainer, Dataset<float> data, float[] x) { {{code}} }
        }
        """;
}
