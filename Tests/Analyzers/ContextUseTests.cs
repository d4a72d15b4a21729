using System.Threading.Tasks;
using StaticNet.Analyzers.Usage;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>Contexts, states and files that are another network's, shared by threads, or not in the mode that a call needs.</summary>
public sealed class ContextUseTests
{
    private const string Networks = """
        using StaticNet;
        [Network, Input(4), Dense(6, Activation = Activation.ReLU), Dropout(0.5f), Dense(3)] public partial class A;
        [Network, Input(4), Dense(5, Activation = Activation.ReLU), Dense(3)] public partial class B;
        [Network, Input(4), Dense(5, Activation = Activation.ReLU), Dense(3)] public partial class LikeB;
        [Network, Input(5, 2), GRU(3)] public partial class Music;
        [Network, Input(6, 2), GRU(3)] public partial class Speech;
        """;

    [Theory]
    [InlineData("var c = a.CreateContext(1); c.Training = false; b.Forward({|SN0520:c|}, x, y);")]
    [InlineData("a.Backward({|SN0520:b.CreateContext(1)|}, y);")]
    [InlineData("var s = speech.CreateState(); music.Step({|SN0520:s|}, x, y);")]
    [InlineData("INetwork<float> any = b; a.Forward({|SN0520:any.CreateContext(2)|}, x, y);")]
    [InlineData("B p = new(1), q = new(1); var c = p.CreateContext(1); q.Forward({|SN0520:c|}, x, y);")]
    public Task Another_networks_context_or_state_is_found(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("var c = b.CreateContext(1); b.Forward(c, x, y);")]
    [InlineData("B p = new(1), q = p; var c = p.CreateContext(1); q.Forward(c, x, y);")]
    [InlineData("Music p = new(1), q = new(1); var s = p.CreateState(); q.Step(s, x, y);")]
    [InlineData("var c = a.CreateContext(1); c = b.CreateContext(1); b.Forward(c, x, y);")]
    [InlineData("INetwork<float> any = n > 0 ? a : b; b.Forward(any.CreateContext(2), x, y);")]
    [InlineData("B p = new(1), q = new(1); q = p; var c = p.CreateContext(1); q.Forward(c, x, y);")]
    public Task Its_own_or_an_unknown_one_is_left_alone(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("a.Save(\"w.safetensors\"); b.Load({|SN0521:\"w.safetensors\"|});")]
    [InlineData("const string path = \"w\"; b.Save(path); a.Load({|SN0521:path|});")]
    [InlineData("a.Save(\"w\"); b.Load(\"v\");")]
    [InlineData("a.Save(\"w\"); b.Save(\"w\"); b.Load(\"w\");")]
    [InlineData("b.Save(\"w\"); new LikeB(2).Load(\"w\");")]
    public Task A_file_of_another_network_is_found(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("var c = b.CreateContext(1); Parallel.For(0, n, i => b.Forward({|SN0522:c|}, x, y));")]
    [InlineData("var s = music.CreateState(); Parallel.ForEach(new[] { 1, 2 }, i => { music.Step({|SN0522:s|}, x, y); });")]
    [InlineData("Parallel.For(0, n, i => b.Forward({|SN0522:_context|}, x, y));")]
    [InlineData("var c = b.CreateContext(1); foreach (int i in new[] { 1, 2 }) { Task.Run(() => b.Forward({|SN0522:c|}, x, y)); }")]
    [InlineData("var c = b.CreateContext(1); for (int i = 0; i < n; i++) { new Thread(() => b.Forward({|SN0522:c|}, x, y)).Start(); }")]
    [InlineData("Parallel.For(0, n, i => {|SN0522:trainer|}.Predict(x, y));")]
    [InlineData("new[] { 1, 2 }.AsParallel().ForAll(i => b.Backward({|SN0522:_context|}, y));")]
    public Task What_threads_share_is_found(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("Parallel.For(0, n, i => { var c = b.CreateContext(1); b.Forward(c, x, y); });")]
    [InlineData("Parallel.For(0, n, i => b.Forward(x, y));")]
    [InlineData("var c = new[] { b.CreateContext(1), b.CreateContext(1) }; Parallel.For(0, 2, i => b.Forward(c[i], x, y));")]
    [InlineData("Parallel.For(0, n, () => b.CreateContext(1), (i, _, c) => { b.Forward(c, x, y); return c; }, c => { });")]
    [InlineData("Parallel.For(0, n, i => { lock (b) { b.Forward(_context, x, y); } });")]
    [InlineData("Parallel.For(0, n, new ParallelOptions { MaxDegreeOfParallelism = 1 }, i => b.Forward(_context, x, y));")]
    [InlineData("Parallel.For(0, n, i => b.Forward(s_own, x, y));")]
    [InlineData("var c = b.CreateContext(1); Task.Run(() => b.Forward(c, x, y)).Wait();")]
    [InlineData("for (int i = 0; i < n; i++) { var c = b.CreateContext(1); Task.Run(() => b.Forward(c, x, y)); }")]
    [InlineData("for (int i = 0; i < n; i++) { Task.Run(() => b.Forward(_context, x, y)).Wait(); }")]
    [InlineData("for (int i = 0; i < n; i++) { Action run = () => b.Forward(_context, x, y); run(); }")]
    public Task What_each_thread_has_for_itself_is_left_alone(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("var c = b.CreateContext(1); c.ClearGradients(); b.Backward({|SN0523:c|}, y);")]
    [InlineData("var c = b.CreateContext(1); c.Training = false; b.Forward(c, x, y); b.BackwardFromLogits({|SN0523:c|}, y);")]
    [InlineData("var c = a.CreateContext(1); a.Forward({|SN0524:c|}, x, y);")]
    [InlineData("var c = a.CreateContext(n); for (int i = 0; i < n; i++) { a.Forward({|SN0524:c|}, x, y); }")]
    [InlineData("var c = a.CreateContext(1); a.Forward({|SN0524:c|}, x, y); a.Forward(c, x, y); var d = a.CreateContext(1); a.Forward({|SN0524:d|}, x, y);")]
    [InlineData("var c = b.CreateContext(1); b.Backward({|SN0523:c|}, y); b.Backward(c, y);")]
    public Task A_context_in_the_wrong_mode_is_found(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("var c = b.CreateContext(1); b.Forward(c, x, y); b.Backward(c, y);")]
    [InlineData("var c = b.CreateContext(1); Use(c); b.Backward(c, y);")]
    [InlineData("b.Backward(_context, y);")]
    [InlineData("var c = b.CreateContext(1); for (int i = 0; i < n; i++) { if (i > 0) { b.Backward(c, y); } b.Forward(c, x, y); }")]
    [InlineData("var c = b.CreateContext(1); c.Training = n > 0; b.Forward(c, x, y); b.Backward(c, y);")]
    [InlineData("var c = b.CreateContext(1); c.Training = false; b.Forward(c, x, y); c.Training = true; b.Forward(c, x, y); b.Backward(c, y);")]
    [InlineData("var c = b.CreateContext(1); if (n > 0) { c.Training = false; } b.Forward(c, x, y); b.Backward(c, y);")]
    [InlineData("var c = a.CreateContext(1); c.Training = false; a.Forward(c, x, y);")]
    [InlineData("var c = a.CreateContext(1); c.Seed = 3; a.Forward(c, x, y);")]
    [InlineData("var c = a.CreateContext(1); a.Forward(c, x, y); a.Backward(c, y);")]
    [InlineData("var c = a.CreateContext(1); a.Forward(c, x, y); Use(c);")]
    [InlineData("var c = b.CreateContext(1); b.Forward(c, x, y);")]
    public Task A_context_in_the_right_mode_or_an_unknown_one_is_left_alone(string code) => VerifyAsync(code);

    private static Task VerifyAsync(string code) => AnalyzerVerifier.VerifyGeneratedAsync<UsageAnalyzer>(Networks, $$"""
        using System;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using StaticNet;
        class Caller(NetworkContext<float> context)
        {
            [ThreadStatic] private static NetworkContext<float>? s_own;
            private readonly NetworkContext<float> _context = context;
            void Use(NetworkContext<float> context) { }
            void Call(A a, B b, Music music, Speech speech, Trainer<float> trainer, float[] x, float[] y, int n) { {{code}} }
        }
        """);
}
