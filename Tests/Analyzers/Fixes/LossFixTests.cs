using System.Threading.Tasks;
using StaticNet.Analyzers.Usage;
using StaticNet.CodeFixes.Usage;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers.Fixes;

/// <summary>What the fixes make of a loss, of its network and of its metrics.</summary>
public sealed class LossFixTests
{
    [Theory]
    [InlineData("Dense(3)", "new CategoricalCrossentropy<float>()", "new CategoricalCrossentropy<float>(fromLogits: true)")]
    [InlineData("Dense(3)", "new CategoricalCrossentropy<float>(0.1)", "new CategoricalCrossentropy<float>(0.1, fromLogits: true)")]
    [InlineData("Dense(3)", "new SparseCategoricalCrossentropy<float>(3, false)", "new SparseCategoricalCrossentropy<float>(3, true)")]
    [InlineData("Dense(3)", "new SparseCategoricalCrossentropy<float>(fromLogits: false)", "new SparseCategoricalCrossentropy<float>(fromLogits: true)")]
    [InlineData("Dense(3), Softmax", "new CategoricalCrossentropy<float>(fromLogits: true)", "new CategoricalCrossentropy<float>()")]
    [InlineData("Dense(3), Softmax", "new CategoricalCrossentropy<float>(classes: 3, fromLogits: true, labelSmoothing: 0.1)", "new CategoricalCrossentropy<float>(classes: 3, labelSmoothing: 0.1)")]
    [InlineData("Dense(3), Softmax", "new SparseCategoricalCrossentropy<float>(3, true)", "new SparseCategoricalCrossentropy<float>(3)")]
    [InlineData("Dense(3), Softmax", "new CategoricalFocalCrossentropy<float>(0.25, 2, true, 0.1)", "new CategoricalFocalCrossentropy<float>(0.25, 2, false, 0.1)")]
    public Task A_loss_says_of_logits_what_is_so(string layers, string before, string after) => AnalyzerVerifier.VerifyFixAsync<UsageAnalyzer, FromLogitsFix>(
        Code($"new Trainer<float>(net, {before}, new Adam<float>())"), Code($"new Trainer<float>(net, {after}, new Adam<float>())"), networks: Net(layers));

    [Fact]
    public Task A_loss_that_has_a_name_is_changed_where_it_is_made() => AnalyzerVerifier.VerifyFixAsync<UsageAnalyzer, FromLogitsFix>(
        Code("new object(); Loss<float> loss = new CategoricalCrossentropy<float>(); _ = new Trainer<float>(net, loss, new Adam<float>())"),
        Code("new object(); Loss<float> loss = new CategoricalCrossentropy<float>(fromLogits: true); _ = new Trainer<float>(net, loss, new Adam<float>())"),
        networks: Net("Dense(3)"));

    [Fact]
    public Task All_losses_say_it_at_once() => AnalyzerVerifier.VerifyFixAllAsync<UsageAnalyzer, FromLogitsFix>(
        Code("new Trainer<float>(net, new CategoricalCrossentropy<float>(), new Adam<float>());\n_ = new Trainer<float>(net, new KLDivergence<float>(), new Adam<float>());\n_ = new Trainer<float>(net, new BinaryCrossentropy<float>(), new Adam<float>())")
            .Replace("new KLDivergence<float>()", "new CategoricalFocalCrossentropy<float>()", System.StringComparison.Ordinal),
        Code("new Trainer<float>(net, new CategoricalCrossentropy<float>(fromLogits: true), new Adam<float>());\n_ = new Trainer<float>(net, new CategoricalFocalCrossentropy<float>(fromLogits: true), new Adam<float>());\n_ = new Trainer<float>(net, new BinaryCrossentropy<float>(fromLogits: true), new Adam<float>())"),
        Net("Dense(3)"));

    [Theory]
    [InlineData("Dense(3)", "Dense(3, Activation = Activation.Softmax)", "new SparseCategoricalCrossentropy<float>()")]
    [InlineData("Dense(3, Activation = Activation.Tanh)", "Dense(3, Activation = Activation.Sigmoid)", "new BinaryCrossentropy<float>()")]
    [InlineData("Dense(3, Activation = Activation.Sigmoid), Flatten", "Dense(3, Activation = Activation.Softmax), Flatten", "new CategoricalCrossentropy<float>()")]
    [InlineData("Dense(3), Activation(Activation.Softmax)", "Dense(3), Activation(Activation.Sigmoid)", "new BinaryCrossentropy<float>()")]
    [InlineData("StaticNet.Dense(3, Activation = Activation.ReLU)", "StaticNet.Dense(3, Activation = StaticNet.Activation.Linear)", "new MeanSquaredError<float>()")]
    [InlineData("Dense(3)", "Dense(3, Activation = Activation.Softplus)", "new Poisson<float>()")]
    [InlineData("Dense(3, Activation = Activation.Sigmoid)", "Dense(3, Activation = Activation.Tanh)", "new Hinge<float>()")]
    public Task The_output_gets_the_activation_that_the_loss_asks_for(string before, string after, string loss) =>
        AnalyzerVerifier.VerifyFixAsync<UsageAnalyzer, OutputActivationFix>(
            Code($"new Trainer<float>(net, {loss}, new Adam<float>())"),
            Code($"new Trainer<float>(net, {loss}, new Adam<float>())"),
            networks: Net(before),
            networksAfter: Net(after));

    [Theory]
    [InlineData("Dense(3), BatchNormalization", "new CategoricalCrossentropy<float>()")]
    [InlineData("Use<Last>", "new CategoricalCrossentropy<float>()")]
    [InlineData("Dense(3), ReLU", "new MeanSquaredError<float>()")]
    public Task Where_there_is_no_argument_for_it_nothing_is_offered(string layers, string loss) =>
        AnalyzerVerifier.VerifyNoFixAsync<UsageAnalyzer, OutputActivationFix>(
            Code($"new Trainer<float>(net, {loss}, new Adam<float>())"), Net(layers) + "[Block, Dense(3)] class Last;\n");

    [Theory]
    [InlineData("Sparse", "new CategoricalAccuracy<float>()", "new SparseCategoricalAccuracy<float>()")]
    [InlineData("Sparse", "new StaticNet.TopKCategoricalAccuracy<float>(2)", "new StaticNet.SparseTopKCategoricalAccuracy<float>(2)")]
    [InlineData("Sparse", "new BinaryAccuracy<float>()", "new SparseCategoricalAccuracy<float>()")]
    [InlineData("", "new SparseCategoricalAccuracy<float>(3)", "new CategoricalAccuracy<float>(3)")]
    public Task A_metric_becomes_the_one_that_reads_the_labels(string kind, string before, string after) =>
        AnalyzerVerifier.VerifyFixAsync<UsageAnalyzer, ReplaceMetricFix>(
            Code($"new Trainer<float>(net, new {kind}CategoricalCrossentropy<float>(), new Adam<float>()) {{ Metrics = [{before}] }}"),
            Code($"new Trainer<float>(net, new {kind}CategoricalCrossentropy<float>(), new Adam<float>()) {{ Metrics = [{after}] }}"),
            networks: Net("Dense(3), Softmax"));

    [Theory]
    [InlineData("[(2, new Hinge<float>(), 1), (3, /* first */ new MeanSquaredError<float>(), 0.5)]", "[(3, /* first */ new MeanSquaredError<float>(), 0.5), (2, new Hinge<float>(), 1)]")]
    [InlineData("new (int, Loss<float>, double)[] { (2, new MeanSquaredError<float>(), 1), (3, new MeanSquaredError<float>(), 0.5) }", "new (int, Loss<float>, double)[] { (3, new MeanSquaredError<float>(), 0.5), (2, new MeanSquaredError<float>(), 1) }")]
    public Task Losses_that_stand_in_each_others_place_are_swapped(string before, string after) =>
        AnalyzerVerifier.VerifyFixAsync<UsageAnalyzer, SwapArgumentsFix>(
            Code($"new Trainer<float>(net, new CompositeLoss<float>({before}), new Adam<float>())"),
            Code($"new Trainer<float>(net, new CompositeLoss<float>({after}), new Adam<float>())"),
            networks: Net("Dense(3, Name = \"a\"), Dense(2, From = \"input_layer\", Name = \"b\"), Output(\"a\"), Output(\"b\")"));

    [Fact]
    public Task Losses_of_other_sizes_are_not_swapped() => AnalyzerVerifier.VerifyNoFixAsync<UsageAnalyzer, SwapArgumentsFix>(
        Code("new Trainer<float>(net, new CompositeLoss<float>([(1, new MeanSquaredError<float>(), 1), (4, new MeanSquaredError<float>(), 1)]), new Adam<float>())"),
        Net("Dense(3, Name = \"a\"), Dense(2, From = \"input_layer\", Name = \"b\"), Output(\"a\"), Output(\"b\")"));

    [Fact]
    public Task A_threshold_is_not_thrown_away() => AnalyzerVerifier.VerifyNoFixAsync<UsageAnalyzer, ReplaceMetricFix>(
        Code("new Trainer<float>(net, new SparseCategoricalCrossentropy<float>(), new Adam<float>()) { Metrics = [new BinaryAccuracy<float>(0.3)] }"),
        Net("Dense(3), Softmax"));

    [Fact]
    public Task All_metrics_are_replaced_at_once() => AnalyzerVerifier.VerifyFixAllAsync<UsageAnalyzer, ReplaceMetricFix>(
        Code("new Trainer<float>(net, new SparseCategoricalCrossentropy<float>(), new Adam<float>()) { Metrics = [new CategoricalAccuracy<float>(), new TopKCategoricalAccuracy<float>()] }"),
        Code("new Trainer<float>(net, new SparseCategoricalCrossentropy<float>(), new Adam<float>()) { Metrics = [new SparseCategoricalAccuracy<float>(), new SparseTopKCategoricalAccuracy<float>()] }"),
        Net("Dense(8), Softmax"));

    private static string Net(string layers) => $"using StaticNet;\n[Network, Input(4), {layers}] public partial class Net;\n";

    private static string Code(string code) => $$"""
        using StaticNet;
        class Caller
        {
            void Call(Net net) { _ = {{code}}; }
        }
        """;
}
