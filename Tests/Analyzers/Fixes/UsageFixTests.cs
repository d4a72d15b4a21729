using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using StaticNet.Analyzers.Usage;
using StaticNet.CodeFixes.Usage;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers.Fixes;

/// <summary>What the fixes make of code that uses networks.</summary>
public sealed class UsageFixTests
{
    private const string Networks = """
        using StaticNet;
        [Network, Input(6), Dense(3)] public partial class Net;
        [Network, Input(6), Dense(5, Activation = Activation.ReLU), Dropout(0.5f), Dense(3)] public partial class Dropping;
        """;

    [Theory]
    [InlineData("net.Forward(y, x);", "net.Forward(x, y);")]
    [InlineData("net.Forward(/* y */ y, x.AsSpan(0, 6));", "net.Forward(/* y */ x.AsSpan(0, 6), y);")]
    [InlineData("net.Forward(output: x, input: y);", "net.Forward(output: y, input: x);")]
    [InlineData("net.Forward(new float[3], new float[6]);", "net.Forward(new float[6], new float[3]);")]
    [InlineData("net.Forward(stackalloc float[3], x);", "net.Forward(x, stackalloc float[3]);")]
    public Task Input_and_output_change_places(string before, string after) => VerifyAsync<SwapArgumentsFix>(before, after);

    [Fact]
    public Task What_is_read_only_stays_in_its_place() =>
        AnalyzerVerifier.VerifyNoFixAsync<UsageAnalyzer, SwapArgumentsFix>(Code("ReadOnlySpan<float> r = new float[3]; net.Forward(r, x);"), Networks);

    [Fact]
    public Task All_change_places_at_once() => VerifyAllAsync<SwapArgumentsFix>("net.Forward(y, x); net.Forward(x, y); net.Forward(y, new float[6]);", "net.Forward(x, y); net.Forward(x, y); net.Forward(new float[6], y);");

    [Theory]
    [InlineData(
        "NetworkContext<float> c = dropping.CreateContext(2); // Here.\n        dropping.Forward(c, new float[12], new float[6]);",
        "NetworkContext<float> c = dropping.CreateContext(2); // Here.\n        c.Training = false;\n        dropping.Forward(c, new float[12], new float[6]);")]
    [InlineData(
        "var c = dropping.CreateContext(2); dropping.Forward(c, new float[12], new float[6]);",
        "var c = dropping.CreateContext(2); c.Training = false; dropping.Forward(c, new float[12], new float[6]);")]
    [InlineData(
        "switch (n)\n        {\n            case 1:\r\n                var @in = dropping.CreateContext(2);\r\n                dropping.Forward(@in, new float[12], new float[6]);\r\n                break;\n        }",
        "switch (n)\n        {\n            case 1:\r\n                var @in = dropping.CreateContext(2);\r\n                @in.Training = false;\r\n                dropping.Forward(@in, new float[12], new float[6]);\r\n                break;\n        }")]
    public Task A_context_is_set_to_inference(string before, string after) => VerifyAsync<InferenceModeFix>(before, after);

    [Fact]
    public Task All_contexts_are_set_to_inference_once() => VerifyAllAsync<InferenceModeFix>(
        "var c = dropping.CreateContext(2);\ndropping.Forward(c, new float[12], new float[6]);\ndropping.Forward(c, new float[12], new float[6]);\nvar d = dropping.CreateContext(2);\ndropping.Forward(d, new float[12], new float[6]);",
        "var c = dropping.CreateContext(2);\n        c.Training = false;\ndropping.Forward(c, new float[12], new float[6]);\ndropping.Forward(c, new float[12], new float[6]);\nvar d = dropping.CreateContext(2);\nd.Training = false;\ndropping.Forward(d, new float[12], new float[6]);");

    [Theory]
    [InlineData(
        "for (var c = dropping.CreateContext(2); n > 0; n--) { dropping.Forward(c, new float[12], new float[6]); }")]
    public Task Where_no_statement_can_follow_nothing_is_inserted(string code) =>
        AnalyzerVerifier.VerifyNoFixAsync<UsageAnalyzer, InferenceModeFix>(Code(code), Networks);

    [Theory]
    [InlineData(
        "// Kept.\n        Trainer<float> t = new(net, loss, new Adam<float>()); t.Step(x, y);",
        "// Kept.\n        using Trainer<float> t = new(net, loss, new Adam<float>()); t.Step(x, y);")]
    [InlineData(
        "var t = new Trainer<float>(net, loss, new Adam<float>());\n        for (int i = 0; i < n; i++) { t.Step(x, y); }",
        "using var t = new Trainer<float>(net, loss, new Adam<float>());\n        for (int i = 0; i < n; i++) { t.Step(x, y); }")]
    public Task A_trainer_is_declared_with_using(string before, string after) => VerifyAsync<UsingFix>(before, after);

    [Theory]
    [InlineData("switch (n) { case 1: var t = new Trainer<float>(net, loss, new Adam<float>()); t.Step(x, y); break; }")]
    [InlineData("Trainer<float> t = new(net, loss, new Adam<float>()), other = new(net, loss, new Adam<float>()); t.Step(x, y);")]
    public Task Where_a_declaration_cannot_have_it_using_is_not_offered(string code) =>
        AnalyzerVerifier.VerifyNoFixAsync<UsageAnalyzer, UsingFix>(Code(code), Networks);

    [Fact]
    public Task All_trainers_are_declared_with_using() => VerifyAllAsync<UsingFix>(
        "var t = new Trainer<float>(net, loss, new Adam<float>());\nvar s = new Trainer<float>(net, loss, new Adam<float>());\nt.Step(x, y);\ns.Step(x, y);",
        "using var t = new Trainer<float>(net, loss, new Adam<float>());\nusing var s = new Trainer<float>(net, loss, new Adam<float>());\nt.Step(x, y);\ns.Step(x, y);");

    [Fact]
    public Task A_program_without_a_class_is_fixed_too() => AnalyzerVerifier.VerifyFixAsync<UsageAnalyzer, InferenceModeFix>(
        "using StaticNet;\nDropping net = new(1);\nvar c = net.CreateContext(2);\nnet.Forward(c, new float[12], new float[6]);\n",
        "using StaticNet;\nDropping net = new(1);\nvar c = net.CreateContext(2);\nc.Training = false;\nnet.Forward(c, new float[12], new float[6]);\n",
        networks: Networks);

    private static Task VerifyAsync<T>(string before, string after)
        where T : CodeFixProvider, new() => AnalyzerVerifier.VerifyFixAsync<UsageAnalyzer, T>(Code(before), Code(after), networks: Networks);

    private static Task VerifyAllAsync<T>(string before, string after)
        where T : CodeFixProvider, new() => AnalyzerVerifier.VerifyFixAllAsync<UsageAnalyzer, T>(Code(before), Code(after), Networks);

    private static string Code(string code) => $$"""
        using System;
        using StaticNet;
        class Caller
        {
            private readonly Loss<float> loss = new MeanSquaredError<float>();
            void Call(Net net, Dropping dropping, int n)
            {
                float[] x = new float[6];
                float[] y = new float[3];
                {{code}}
            }
        }
        """;
}
