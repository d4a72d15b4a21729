using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using StaticNet.Analyzers;
using StaticNet.Analyzers.Usage;
using StaticNet.Generator.Shapes;
using StaticNet.Tests.Roslyn;
using StaticNet.Tests.Shapes;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>Table of rules, analyzers, pages and release files tell of the same rules.</summary>
public sealed class RuleTableTests
{
    private static readonly DiagnosticDescriptor[] s_rules =
    [
        .. typeof(Rules).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(static field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(static field => (DiagnosticDescriptor)field.GetValue(null)!),
    ];

    // Those of Runtime/build/StaticNet.targets; .ci/package sees them.
    private static readonly string[] s_ofTheBuild = ["SN0801"];

    [Fact]
    public void Every_shape_rule_has_a_descriptor() =>
        Assert.Equal(Enum.GetValues<ShapeRule>().Where(static rule => rule != ShapeRule.InvalidAttribute), Rules.OfInference.Keys.Order());

    [Fact]
    public void Every_rule_is_reported_by_one_analyzer_and_ids_are_unique()
    {
        string[] reported = [.. new NetworkAnalyzer().SupportedDiagnostics.Concat(new UsageAnalyzer().SupportedDiagnostics).Select(static rule => rule.Id)];
        Assert.Equal(s_rules.Select(static rule => rule.Id).Order(StringComparer.Ordinal), reported.Order(StringComparer.Ordinal));
        Assert.Equal(s_rules.Length, reported.Distinct().Count());
        Assert.All(reported, static id => Assert.Matches("^SN[0-9]{4}$", id));
    }

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule()
    {
        string folder = Path.Combine(AnalyzersFolder(), "docs");
        Assert.Equal(
            s_rules.Select(static rule => rule.Id).Concat(s_ofTheBuild).Select(static id => id + ".md").Order(StringComparer.Ordinal),
            Directory.GetFiles(folder, "SN*.md").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        string index = File.ReadAllText(Path.Combine(folder, "README.md"));
        Assert.All(s_rules, rule =>
        {
            Assert.Contains($"| [{rule.Id}]({rule.Id}.md) | {rule.DefaultSeverity} | {rule.Title} | ", index);
            string page = File.ReadAllText(Path.Combine(folder, rule.Id + ".md"));
            Assert.StartsWith($"# {rule.Id}: {rule.Title}\n", page, StringComparison.Ordinal);
            Assert.All(["## Cause", "## Example", "## How to fix it", "## When to suppress it"], heading => Assert.Contains(heading, page));
            Assert.Contains(rule.DefaultSeverity.ToString(), page);
            Assert.Equal(Rules.HelpLink + rule.Id + ".md", rule.HelpLinkUri);
        });
    }

    [Fact]
    public void Every_rule_is_in_a_release_file()
    {
        string folder = Path.Combine(AnalyzersFolder(), "StaticNet.Analyzers");
        string releases = File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Shipped.md"))
            + File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Unshipped.md"));
        string[] rows = [.. Regex.Matches(releases, @"^(SN\d+) \| ([\w.]+) \| (\w+) \|", RegexOptions.Multiline)
            .Select(static row => $"{row.Groups[1]} {row.Groups[2]} {row.Groups[3]}")];
        Assert.Equal(
            s_rules.Select(static rule => $"{rule.Id} {rule.Category} {(rule.IsEnabledByDefault ? rule.DefaultSeverity : "Disabled")}").Order(StringComparer.Ordinal),
            rows.Order(StringComparer.Ordinal));
    }

    /// <summary>The example of each page breaks its rule and no other error, and the corrected one breaks none.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_examples_of_a_page_are_right(string id)
    {
        string page = File.ReadAllText(Path.Combine(AnalyzersFolder(), "docs", id + ".md"));
        string[] examples = [.. Regex.Matches(page, "```csharp\n(.*?)```", RegexOptions.Singleline).Select(static match => match.Groups[1].Value)];
        Assert.Equal(2, examples.Length);
        Assert.Equal([id], (await ReportedAsync(examples[0])).Distinct());
        Assert.Empty(await ReportedAsync(examples[1]));
    }

    // An attribute of a newer runtime cannot be shown with this one, and figures are of every network.
    public static TheoryData<string> Ids() => [.. s_rules.Select(static rule => rule.Id).Where(static id => id is not ("SN0107" or "SN0701"))];

    private static async Task<IEnumerable<string>> ReportedAsync(string example)
    {
        // What is called in an example is called somewhere, of networks as they are generated.
        int call = example.IndexOf("\n\nNet net = ", StringComparison.Ordinal);
        const string Usings = "using System;\nusing System.Threading.Tasks;\nusing StaticNet;\n";
        Compilation compilation = call < 0
            ? TestCompilation.Create(Usings + example)
            : GeneratedCompilation.Create(Usings + example[..call], $"{Usings}class Caller {{ void Call() {{ {example[call..]} }} }}");
        if (call >= 0)
        {
            TestCompilation.AssertNoErrors(compilation);
        }

        return (await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation))
            .Concat(await AnalyzerVerifier.AnalyzeAsync<UsageAnalyzer>(compilation))
            .Select(static diagnostic => diagnostic.Id);
    }

    /// <summary>What inference finds fills its message: a number too many or too few would show as {0} or be lost.</summary>
    [Theory]
    [InlineData("[Input(8, 8, 3)] [Conv2D(4, 9)]", "The kernel of [Conv2D] covers 9×9, but only 8×8×3 arrives; use a smaller kernel, less dilation, or Padding = Padding.Same")]
    [InlineData("[Input(1, 28, 28)] [Rescaling(0.5)] [Conv2D(4, 3)]", "The kernel of [Conv2D] covers 3×3, but only 1×28×28 arrives; 'input_layer' is 1×28×28: if that is channels first, write [Input(28, 28, 1)], with channels last")]
    [InlineData("[Input(3, 32, 32)] [Conv2D(4, 3, Activation = Activation.ReLU)] [MaxPooling2D]", "The pool of [MaxPooling2D] covers 2×2, but only 1×30×4 arrives; 'input_layer' is 3×32×32: if that is channels first, write [Input(32, 32, 3)], with channels last")]
    [InlineData("[Input(3, 32, 32)] [MaxPooling1D(2, TimeDistributed = true)] [MaxPooling2D(4)]", "The pool of [MaxPooling2D] covers 4×4, but only 3×16×32 arrives; use a smaller pool, less dilation, or Padding = Padding.Same")]
    [InlineData("[Input(3, 32, 32)] [Conv2D(4, 3)]", "This is an image of 3 rows with 32 channels, over which windows slide; if its channels stand first, write [Input(32, 32, 3)] and order the data so")]
    [InlineData("[Input(8)] [BatchNormalization(Momentum = 0.1f)]", "The running statistics of 'batch_normalization' keep 0.1 of themselves at each step and take the rest from one batch: Momentum is Keras' share of the old; PyTorch's momentum of 0.1 is 0.9 here")]
    [InlineData("[Input(8)] [Dropout(0.1f)] [Embedding(9, 2)]", "'dropout' makes numbers with fractions in training of what 'embedding' looks up by whole ones, which makes Forward throw; put it behind 'embedding', or remove it")]
    [InlineData("[Input(8)] [Dense(4, Activation = Activation.ReLU)] [Activation(Activation.Tanh)] [Dense(2)]", "'activation' applies Tanh to what 'dense' has put through ReLU, and no layer with weights is between them; remove one of the two")]
    [InlineData("[Input(8, 8, 3)] [Dense(4)]", "[Dense] on 8×8×3 works on each of the 64 pixels by itself; did you forget [Flatten], which makes that 192 values?")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(4, 3, Groups = 2)]", "2 groups do not divide the 3 input channels evenly")]
    [InlineData("[Input(4, 17)] [GLU]", "[GLU] needs a number of channels that is a multiple of 2, but there are 17")]
    [InlineData("[Input(4, 4, 6)] [DepthToSpace(2)]", "[DepthToSpace] needs a number of channels that is a multiple of 4, but there are 6")]
    [InlineData("[Input(4, 5, 6)] [SpaceToDepth(2)]", "[SpaceToDepth] needs a number of columns that is a multiple of 2, but there are 5")]
    [InlineData("[Input(6, 8, Name = \"q\")] [Input(5, Name = \"m\")] [MultiHeadAttention(2, 4, From = \"q\", KeyMask = \"m\")]", "'m' has shape 5; as the key mask this layer reads a vector of 6, one number for each key")]
    [InlineData("[Input(6, 8, Name = \"q\")] [Input(5, 8, Name = \"k\")] [MultiHeadAttention(2, 4, From = \"q\", Key = \"k\")]", "'k' has shape 5×8; as the keys this layer reads 6 steps × features, one step for each value")]
    [InlineData("[Input(4)] [Dropout(1.1f)]", "Rate is 1.1; it has to be at least 0 and less than 1")]
    [InlineData("[Input(4)] [Dense(-2)]", "Units is -2; it has to be at least 1")]
    [InlineData("[Input(4)] [Dense(4, From = \"x\")]", "No layer is named 'x'; there are: input_layer")]
    [InlineData("[Input(4)] [Dense(3)] [Add(\"input_layer\", \"dense\")]", "'input_layer' is 4, but 'dense' is 3; [Add] joins equal shapes, or such whose other axes are 1; Units = 4 would make 'dense' 4")]
    [InlineData("[Input(8)] [Dense(6)] [Dense(2)]", "Nothing between 'dense' and 'dense_1' is nonlinear: together they are one linear layer, at the cost of two (48 and 12 multiply-adds); give 'dense' an activation")]
    [InlineData("[Input(70000)] [Dense(70000)]", "The kernel has 70000×70000 elements; a tensor can have at most 268435456")]
    public async Task Messages_carry_the_numbers(string layers, string message)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // Here the minus sign is U+2212 and the decimal point a comma.
            CultureInfo.CurrentCulture = new CultureInfo("sv-SE");
            Compilation compilation = TestCompilation.Create(TestCompilation.Network(layers));
            Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation));
            Assert.Equal(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Every_error_has_as_many_texts_as_its_message_takes()
    {
        // Every rule that inference can break is broken by that test's data.
        string[] sources = [.. typeof(ShapeInferenceTests)
            .GetMethod(nameof(ShapeInferenceTests.A_mistake_is_found_where_it_is_and_once), BindingFlags.Instance | BindingFlags.NonPublic)!
            .GetCustomAttributes<InlineDataAttribute>()
            .Select(static data => (string)data.GetData(null!).Single()[0])];
        Assert.NotEmpty(sources);
        foreach (ShapeError error in sources.SelectMany(static source => TestCompilation.Infer(source).Errors))
        {
            string format = Rules.OfInference[error.Rule].MessageFormat.ToString(CultureInfo.InvariantCulture);
            int[] places = [.. Regex.Matches(format, @"\{(\d)\}").Select(static place => place.Groups[1].Value[0] - '0').Distinct().Order()];
            Assert.Equal(Enumerable.Range(0, error.MessageArguments.Count), places);
        }
    }

    // The sources as they were when this file was compiled.
    private static string AnalyzersFolder([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "Analyzers"));
}
