using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using StaticNet.Analyzers;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>What a network costs: shown where that is asked for, and held to its budget.</summary>
public sealed class FiguresTests
{
    [Theory]
    [InlineData("[Network] [Input(28, 28, 1)] [Conv2D(32, 3)] [MaxPooling2D] [Flatten] [Dense(10)]", "Input: 28×28×1 | Conv2D: 28×28×1 → 26×26×32, 320 parameters, 194,688 multiply-adds | MaxPooling2D: 26×26×32 → 13×13×32, 0 parameters, 0 multiply-adds | Flatten: 13×13×32 → 5408, 0 parameters, 0 multiply-adds | Dense: 5408 → 10, 54,090 parameters, 54,080 multiply-adds")]
    [InlineData("[Network] [Input(5, 4, Name = \"a\")] [Input(5, 4, Name = \"b\")] [StaticNet.AddAttribute(\"a\", \"b\")]", "Input: 5×4 | Input: 5×4 | StaticNet.AddAttribute: 5×4 and 5×4 → 5×4, 0 parameters, 0 multiply-adds")]
    [InlineData("[Network] [Input(1)] [Dense(1, UseBias = false)]", "Input: 1 | Dense: 1 → 1, 1 parameter, 1 multiply-add")]

    // A block's layers together, repeated ones too, and nothing at the block itself, whose shapes depend on its use.
    [InlineData("[Block] [Dense(4)] [ReLU] [Add(\"input\", \"re_lu\")] class B; [Network] [Input(4)] [Use<B>(Repeat = 2)] [Expect(4)]", "Input: 4 | Use<B>: 4 → 4, 40 parameters, 32 multiply-adds")]

    // Up to a mistake, and after it what is known.
    [InlineData("[Network] [Input(4)] [Dense(3)] [Dense(0)] [Dense(2)]", "Input: 4 | Dense: 4 → 3, 15 parameters, 12 multiply-adds")]
    public async Task Every_layer_is_told_at_its_name(string source, string figures)
    {
        Compilation compilation = TestCompilation.Create($"using StaticNet; {source} partial class Net;");
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
            ImmutableDictionary<string, ReportDiagnostic>.Empty.Add("SN0701", ReportDiagnostic.Info)));
        Assert.Equal(
            figures,
            string.Join(" | ", (await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation))
                .Where(static diagnostic => diagnostic.Id == "SN0701")
                .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
                .Select(static diagnostic => $"{Text(diagnostic)}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}")));
    }

    /// <summary>As the compiler reads <c>dotnet_diagnostic.SN0701.severity</c> from .editorconfig.</summary>
    [Theory]
    [InlineData(ReportDiagnostic.Info, 2)]
    [InlineData(ReportDiagnostic.Warn, 2)]
    [InlineData(ReportDiagnostic.Suppress, 0)]
    [InlineData(ReportDiagnostic.Default, 0)]
    public async Task Figures_are_off_until_an_editorconfig_asks_for_them(ReportDiagnostic severity, int count)
    {
        Compilation compilation = TestCompilation.Create("using StaticNet; [Network] [Input(4)] [Dense(2)] partial class Net;");
        compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new Severity(severity)));
        Assert.Equal(count, (await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation)).Length);
    }

    [Theory]
    [InlineData("[{|SN0008:Budget(Parameters = 1)|}] class Net;")]
    [InlineData("[Block, {|SN0008:Budget(Parameters = 1)|}] [Dense(3)] class Net;")]
    [InlineData("[Budget(Parameters = 1)] [{|SN0004:Dense(3)|}] class Net;")]
    [InlineData("[Budget(Parameters = 100)] [Network, Input(4), Dense(3)] partial class Net;")]
    [InlineData("[Network, Input(4), Dense(3)] partial class Net; [Budget(Parameters = 100)] partial class Net;")]
    [InlineData("[{|SN0004:Expect(3)|}] class Net;")]
    public Task A_budget_is_a_networks(string source) => AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>("using StaticNet; " + source);

    /// <summary>Two layers in each block, of one step less each time; equal layers share a method, and what only keeps values has none.</summary>
    [Theory]
    [InlineData("[{|SN0704:Network|}] [Input(100, 4)] [Use<Less>(Repeat = 64)]")]
    [InlineData("[Network] [Input(100, 4)] [Use<Less>(Repeat = 63)] [Flatten] [ReLU]")]
    [InlineData("[Network] [Input(100, 4)] [Use<Equal>(Repeat = 100)]")]
    public Task Many_layers_take_the_JIT_long(string layers) => AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>($"""
        using StaticNet;
        {layers} partial class Net;
        [Block, Conv1D(4, 2), LayerNormalization] class Less;
        [Block, Conv1D(4, 2, Padding = Padding.Causal), LayerNormalization] class Equal;
        """);

    /// <summary>
    /// 784 × 128 + 128 and 128 × 10 + 10 parameters. Memory is what the generated summary tells, which holds both layers' outputs.
    /// </summary>
    [Theory]
    [InlineData("[Budget({|SN0702:Parameters = 101_769|})]")]
    [InlineData("[Budget(Parameters = 101_770, MultiplyAdds = 101_632, ArenaBytes = 1_000_000)]")]
    [InlineData("[Budget({|SN0702:MultiplyAdds = 101_631|}, Parameters = 1_000_000)]")]
    [InlineData("[Budget({|SN0702:ArenaBytes = 4 * 138 - 1|})]")]
    [InlineData("[Budget({|SN0702:ArenaBytes = 0|}, {|SN0702:Parameters = -1|})]")]
    [InlineData("[Budget]")]
    public Task A_budget_is_kept(string budget) => AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>(
        $"using StaticNet;\n[Network] {budget} [Input(784)] [Dense(128, Activation = Activation.ReLU)] [Dense(10)] partial class Net;");

    [Theory]
    [InlineData("[Budget(Parameters = 1)]", "The network has 101,770 parameters, and its budget is 1; most are 100,480 of 'dense', 1,290 of 'dense_1'")]
    [InlineData("[Budget(MultiplyAdds = 100_000)]", "The network has 101,632 multiply-adds, and its budget is 100,000; most are 100,352 of 'dense', 1,280 of 'dense_1'")]
    public async Task What_exceeds_a_budget_is_told(string budget, string message)
    {
        Compilation compilation = TestCompilation.Create(
            $"using StaticNet; [Network] {budget} [Input(784)] [Dense(128, Activation = Activation.ReLU)] [Dense(10)] partial class Net;");
        Assert.Equal(message, Assert.Single(await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation)).GetMessage(CultureInfo.InvariantCulture));
    }

    /// <summary>On another part of the class, over double, and not where the network has errors.</summary>
    [Theory]
    [InlineData("[Network, Input(4), Dense(2)] partial class Net; [Budget({|SN0702:Parameters = 9|})] partial class Net;")]
    [InlineData("[Network(Precision = Precision.Double), Input(400), Dense(2), Budget({|SN0702:ArenaBytes = 8|})] partial class Net;")]
    [InlineData("[Network, Input(4), Dense({|SN0301:0|}), Budget(Parameters = 1)] partial class Net;")]
    public Task A_budget_is_that_of_the_class(string source) => AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>("using StaticNet;\n" + source);

    [Theory]
    [InlineData("[Input(9, 4)] [Conv1D(3, 3)]", "'conv1d' ([Conv1D]) makes each step from that one and those before only with Padding = Padding.Causal")]
    [InlineData("[Input(9, 4)] [Conv1D(3, 3, Strides = 2, Padding = Padding.Causal)]", "'conv1d' ([Conv1D]) makes each step from that one and those before only with Strides = 1")]
    [InlineData("[Input(9, 4)] [GRU(3, Bidirectional = BidirectionalMerge.Sum)]", "'gru' ([GRU]) makes each step from that one and those before only with Bidirectional = BidirectionalMerge.None")]
    [InlineData("[Input(9, 4)] [LSTM(3, ReturnSequences = true)] [Flatten]", "'flatten' ([Flatten]) needs the whole sequence, not one step after the other")]
    [InlineData("[Input(9, 4)] [Dense(3)]", "no layer remembers anything from step to step, so Forward of one step does the same")]
    [InlineData("[Input(9, 9, 4)] [Conv2D(3, 3)]", "its input of 9×9×4 is more than steps × features")]
    [InlineData("[Input(9, 4, Name = \"a\")] [Input(9, 4, Name = \"b\")] [Add(\"a\", \"b\")] [LSTM(3)]", "it has 2 inputs, and steps arrive at one")]
    [InlineData("[Input(9, 4)] [LSTM(3)]", null)]
    [InlineData("[Input(9, 4)] [Conv1D(3, 3, Padding = Padding.Causal)]", null)]
    public async Task Why_a_network_has_no_steps_is_told_where_it_is_to_have_them(string layers, string? reason)
    {
        Compilation compilation = TestCompilation.Create($"using StaticNet; [Network] {layers} partial class Net : IStreamingNetwork<float>;");
        Diagnostic[] found = [.. await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation)];
        Assert.Equal(
            reason is null ? [] : [$"IStreamingNetwork<float>: 'Net' has no Step, and cannot implement IStreamingNetwork<float>: {reason}"],
            found.Select(static diagnostic => $"{Text(diagnostic)}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"));
    }

    private static string Text(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);

    private sealed class Severity(ReportDiagnostic severity) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.NotGenerated;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic result)
        {
            result = diagnosticId == "SN0701" ? severity : ReportDiagnostic.Default;
            return diagnosticId == "SN0701";
        }

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic result)
        {
            result = ReportDiagnostic.Default;
            return false;
        }
    }
}
