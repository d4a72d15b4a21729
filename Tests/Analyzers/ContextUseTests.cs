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
    [InlineData("string path = \"w\"; WeightFile.Save(b.Parameters, path); a.Load({|SN0521:\"w\"|});")]
    [InlineData("a.Save(System.IO.Path.Combine(\"models\", \"w\")); b.Load({|SN0521:System.IO.Path.Combine(\"models\", \"w\")|});")]
    [InlineData("a.Save(\"w\"); b.Save(n > 0 ? \"w\" : \"v\"); new LikeB(2).Load(\"w\");")]
    public Task A_file_of_another_network_is_found(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("void Train(A a) => a.Save(\"w\"); void Run(B b) => b.Load({|SN0521:\"w\"|});")]
    [InlineData("const string Path = \"w\"; void Train(A a) { a.Save(Path); } void Run(B b) { b.Load({|SN0521:Path|}); }")]
    [InlineData("void Run(B b) => b.Load({|SN0521:\"w\"|}); class Other { static void Train(A a) => WeightFile.Save(a.Parameters, \"w\"); }")]
    [InlineData("void Train(A a) => a.Save(\"w\"); void Keep(B b) => b.Save(\"v\"); void Run(B b) => b.Load({|SN0521:\"w\"|});")]
    [InlineData("void Train(A a) => a.Save(\"w\"); void Keep(A a, string path) => a.Save(path); void Run(B b) => b.Load({|SN0521:\"w\"|});")]
    public Task A_file_that_another_member_saves_another_network_to_is_found(string members) => VerifyMembersAsync(members);

    [Theory]
    [InlineData("void Train(A a) => a.Save(\"v\"); void Run(B b) => b.Load(\"w\");")]
    [InlineData("void Train(LikeB like) => like.Save(\"w\"); void Run(B b) => b.Load(\"w\");")]
    [InlineData("void Train(A a) => a.Save(\"w\"); void Keep(B b) => b.Save(\"w\"); void Run(B b) => b.Load(\"w\");")]
    [InlineData("void Train(A a) => a.Save(\"w\"); void Keep(B b, string path) => b.Save(path); void Run(B b) => b.Load(\"w\");")]
    [InlineData("void Train(A a) => a.Save(\"w\"); void Keep(INetwork<float> any) => WeightFile.Save(any.Parameters, \"w\"); void Run(B b) => b.Load(\"w\");")]
    [InlineData("void Train(A a) => a.Save(\"w\"); void Run(B b, string path) => b.Load(path);")]
    [InlineData("void Train(A a, B b) { b.Load(\"w\"); a.Save(\"w\"); }")]
    public Task A_file_that_another_member_may_have_saved_the_same_network_to_is_left_alone(string members) => VerifyMembersAsync(members);

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
    [InlineData("var c = b.CreateContext(1); await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => b.Forward({|SN0522:c|}, x, y))));")]
    [InlineData("var c = b.CreateContext(1); var all = Enumerable.Range(0, 8).Select(i => Task.Run(() => b.Forward({|SN0522:c|}, x, y))); await Task.WhenAll(all);")]
    [InlineData("var c = b.CreateContext(1); var all = Enumerable.Range(0, 8).Select(i => Task.Run(() => b.Forward({|SN0522:c|}, x, y))).ToArray(); Task.WaitAll(all);")]
    [InlineData("var c = b.CreateContext(1); Task[] all = [.. Enumerable.Range(0, 8).Select(i => Task.Run(() => b.Forward({|SN0522:c|}, x, y)))]; Task.WaitAll(all);")]
    [InlineData("var c = b.CreateContext(1); await Task.WhenAll(from i in Enumerable.Range(0, 8) select Task.Run(() => b.Forward({|SN0522:c|}, x, y)));")]
    [InlineData("var c = b.CreateContext(1); await Task.WhenAll(Enumerable.Range(0, 8).Select(async i => { await Task.Run(() => b.Forward({|SN0522:c|}, x, y)); }));")]
    [InlineData("var c = b.CreateContext(1); await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Factory.StartNew(() => { b.Forward({|SN0522:c|}, x, y); })));")]
    [InlineData("var c = b.CreateContext(1); Enumerable.Range(0, 8).ToList().ForEach(i => Task.Run(() => b.Forward({|SN0522:c|}, x, y)));")]
    [InlineData("var c = b.CreateContext(1); var all = new List<Task>(); for (int i = 0; i < n; i++) { all.Add(Task.Run(() => b.Forward({|SN0522:c|}, x, y))); } await Task.WhenAll(all);")]
    [InlineData("var c = b.CreateContext(1); void Run() => b.Forward({|SN0522:c|}, x, y); for (int i = 0; i < n; i++) { new Thread(Run).Start(); }")]
    [InlineData("var c = b.CreateContext(1); Action<int> run = i => b.Forward({|SN0522:c|}, x, y); Parallel.For(0, n, run);")]
    [InlineData("var c = b.CreateContext(1); await Parallel.ForEachAsync(new[] { 1, 2 }, async (i, _) => { await Task.Yield(); b.Forward({|SN0522:c|}, x, y); });")]
    [InlineData("var c = b.CreateContext(1); Parallel.For(0, n, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => b.Forward({|SN0522:c|}, x, y));")]
    [InlineData("var c = b.CreateContext(1); Parallel.For(0, n, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i => b.Forward({|SN0522:c|}, x, y));")]
    [InlineData("var c = b.CreateContext(1); _ = new[] { 1, 2 }.AsParallel().WithDegreeOfParallelism(4).Select(i => { b.Forward({|SN0522:c|}, x, y); return y[0]; }).Sum();")]
    [InlineData("_ = new[] { 1, 2 }.AsParallel().Sum(i => { b.Forward({|SN0522:_context|}, x, y); return y[0]; });")]
    [InlineData("object app = n; app.MapPost(\"/run\", (float[] v) => { b.Forward({|SN0522:_context|}, v, y); return y; });")]
    public Task What_is_started_several_times_is_found(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("var c = b.CreateContext(1); var s = Task.Run(() => b.Forward(c, x, y)); var t = Task.Run(() => b.Forward({|SN0522:c|}, x, y)); await Task.WhenAll(s, t);")]
    [InlineData("var c = b.CreateContext(1); await Task.WhenAll(Task.Run(() => b.Forward(c, x, y)), Task.Run(() => b.Forward({|SN0522:c|}, x, y)));")]
    [InlineData("var c = b.CreateContext(1); Task[] all = [Task.Run(() => b.Forward(c, x, y)), Task.Run(() => b.Forward({|SN0522:c|}, x, y))]; Task.WaitAll(all);")]
    [InlineData("var c = b.CreateContext(1); Task.Run(() => b.Forward(c, x, y)); Task.Run(() => b.Forward({|SN0522:c|}, x, y)); Task.Run(() => b.Forward({|SN0522:c|}, x, y));")]
    [InlineData("var c = b.CreateContext(1); Action run = () => b.Forward({|SN0522:c|}, x, y); Task.Run(run); Task.Run(run);")]
    [InlineData("var c = b.CreateContext(1); void Run() => b.Forward({|SN0522:c|}, x, y); var s = new Thread(Run); var t = new Thread(Run); s.Start(); t.Start(); s.Join(); t.Join();")]
    [InlineData("var c = b.CreateContext(1); var s = new Thread(() => b.Forward(c, x, y)) { IsBackground = true }; s.Start(); new Thread(() => b.Forward({|SN0522:c|}, x, y)).Start();")]
    [InlineData("var c = b.CreateContext(1); Parallel.Invoke(() => b.Forward(c, x, y), () => b.Forward({|SN0522:c|}, x, y));")]
    [InlineData("var t = Task.Run(() => b.Forward(_context, x, y)); b.Forward({|SN0522:_context|}, x, y); await t;")]
    [InlineData("var s = music.CreateState(); var t = Task.Run(() => music.Step(s, x, y)); if (n > 0) { Task.Run(() => music.Step({|SN0522:s|}, x, y)); }")]
    [InlineData("Task t = Task.Run(() => { trainer.Predict(x, y); }), u = Task.Run(() => { {|SN0522:trainer|}.Predict(x, y); }); await Task.WhenAll(t, u);")]
    public Task What_is_started_beside_another_is_found(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => { var c = b.CreateContext(1); b.Forward(c, x, y); })));")]
    [InlineData("await Task.WhenAll(Enumerable.Range(0, 8).Select(i => { var c = b.CreateContext(1); return Task.Run(() => b.Forward(c, x, y)); }));")]
    [InlineData("using var own = new ThreadLocal<NetworkContext<float>>(() => b.CreateContext(1)); await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => b.Forward(own.Value!, x, y))));")]
    [InlineData("var c = b.CreateContext(1); foreach (Task t in Enumerable.Range(0, 8).Select(i => Task.Run(() => b.Forward(c, x, y)))) { await t; }")]
    [InlineData("var c = b.CreateContext(1); _ = Enumerable.Range(0, 8).Select(i => { Task t = Task.Run(() => b.Forward(c, x, y)); t.Wait(); return i; }).ToArray();")]
    [InlineData("var c = b.CreateContext(1); _ = new[] { b }.Select(each => Task.Run(() => b.Forward(c, x, y))).First();")]
    [InlineData("var c = b.CreateContext(1); using var gate = new SemaphoreSlim(1); await Task.WhenAll(Enumerable.Range(0, 8).Select(async i => { await gate.WaitAsync(); await Task.Run(() => b.Forward(c, x, y)); gate.Release(); }));")]
    [InlineData("var c = b.CreateContext(1); using var gate = new SemaphoreSlim(1); Parallel.For(0, n, i => { gate.Wait(); b.Forward(c, x, y); gate.Release(); });")]
    [InlineData("var c = b.CreateContext(1); Parallel.For(0, n, i => { Monitor.Enter(b); b.Forward(c, x, y); Monitor.Exit(b); });")]
    [InlineData("var c = b.CreateContext(1); for (int i = 0; i < n; i++) { await Task.Run(() => b.Forward(c, x, y)); }")]
    [InlineData("await Parallel.ForEachAsync(new[] { 1, 2 }, async (i, _) => { await Task.Yield(); var c = b.CreateContext(1); b.Forward(c, x, y); });")]
    [InlineData("Parallel.ForEach(new[] { 1, 2 }, () => b.CreateContext(1), (i, _, c) => { b.Forward(c, x, y); return c; }, c => { });")]
    [InlineData("var options = new ParallelOptions(); options.MaxDegreeOfParallelism = 1; Parallel.For(0, n, options, i => b.Forward(_context, x, y));")]
    [InlineData("_ = new[] { 1, 2 }.AsParallel().WithDegreeOfParallelism(1).Select(i => { b.Forward(_context, x, y); return y[0]; }).Sum();")]
    [InlineData("_ = new[] { 1, 2 }.Select(i => { b.Forward(_context, x, y); return y[0]; }).Sum();")]
    public Task What_each_run_has_for_itself_or_in_its_turn_is_left_alone(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("void Run() => Parallel.For(0, 8, i => Predict()); void Predict() => _b.Forward({|SN0522:_context|}, _x, _y);")]
    [InlineData("void Run() => Parallel.For(0, 8, Predict); void Predict(int i) => _b.Forward({|SN0522:_context|}, _x, _y);")]
    [InlineData("void Run() { for (int i = 0; i < 8; i++) { new Thread(this.Predict).Start(); } } void Predict() { _b.Forward({|SN0522:_context|}, _x, _y); }")]
    [InlineData("Task Run() => Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Predict(i)))); void Predict(int i) => _b.Forward({|SN0522:_context|}, _x, _y);")]
    [InlineData("Task Run() => Task.WhenAll(Enumerable.Range(0, 8).Select(i => Predict(i))); Task Predict(int i) => Task.Run(() => _b.Forward({|SN0522:_context|}, _x, _y));")]
    [InlineData("Task Run() => Task.WhenAll(Enumerable.Range(0, 8).Select(Predict)); async Task Predict(int i) => await Task.Run(() => _b.Forward({|SN0522:_context|}, _x, _y));")]
    [InlineData("void Run() { Task.Run(() => Predict()); Task.Run(() => Predict()); } void Predict() => _b.Forward({|SN0522:_context|}, _x, _y);")]
    [InlineData("void Run() { var c = _b.CreateContext(1); void Predict() => _b.Forward({|SN0522:c|}, _x, _y); Parallel.For(0, 8, i => Predict()); }")]
    [InlineData("void Run() { var c = _b.CreateContext(1); Task Predict() => Task.Run(() => _b.Forward({|SN0522:c|}, _x, _y)); for (int i = 0; i < 8; i++) { Predict(); } }")]
    [InlineData("void Run() => Parallel.For(0, 8, i => Other()); void Other() { Predict(); } void Predict() => _b.Forward({|SN0522:_context|}, _x, _y);")]
    [InlineData("async Task Run() { Task s = Predict(), t = Predict(); await s; await t; } Task Predict() => Task.Run(() => _b.Forward({|SN0522:_context|}, _x, _y));")]
    [InlineData("Task Run() => Task.WhenAll(Predict(1), Predict(2)); async Task Predict(int i) { await Task.Run(() => _b.Forward({|SN0522:_context|}, _x, _y)); }")]
    [InlineData("Task Run() { var c = _b.CreateContext(1); return Task.WhenAll(Predict(), Predict()); Task Predict() => Task.Run(() => _b.Forward({|SN0522:c|}, _x, _y)); }")]
    [InlineData("NetworkContext<float> Context { get; } = _b.CreateContext(1); void Run() => Parallel.For(0, 8, i => _b.Forward({|SN0522:Context|}, _x, _y));")]
    [InlineData("NetworkContext<float> Context { get; } = _b.CreateContext(1); void Run() => Parallel.For(0, 8, i => Predict()); void Predict() => _b.Forward({|SN0522:Context|}, _x, _y);")]
    public Task What_a_function_shares_that_threads_call_is_found(string members) => VerifyFieldsAsync(members);

    [Theory]
    [InlineData("void Run() { for (int i = 0; i < 8; i++) { Predict(); } } void Predict() => _b.Forward(_context, _x, _y);")]
    [InlineData("void Run(NetworkContext<float> c) => Parallel.For(0, 8, i => Predict(_b.CreateContext(1))); void Predict(NetworkContext<float> c) => _b.Forward(c, _x, _y);")]
    [InlineData("void Run() => Parallel.For(0, 8, i => Predict()); void Predict() { lock (_b) { _b.Forward(_context, _x, _y); } }")]
    [InlineData("void Run() => Parallel.For(0, 8, i => { lock (_b) { Predict(); } }); void Predict() { _b.Forward(_context, _x, _y); }")]
    [InlineData("void Run() => Parallel.For(0, 8, i => new Caller().Predict()); void Predict() { _b.Forward(_context, _x, _y); }")]
    [InlineData("void Run() { Task.Run(() => new Caller().Predict()); Task.Run(() => Predict()); } void Predict() { _b.Forward(_context, _x, _y); }")]
    [InlineData("void Run() => Parallel.For(0, 8, i => Predict(i)); void Predict(int i) { } void Predict() { _b.Forward(_context, _x, _y); }")]
    [InlineData("async Task Run() { for (int i = 0; i < 8; i++) { await Predict(); } } Task Predict() => Task.Run(() => _b.Forward(_context, _x, _y));")]
    [InlineData("void Run() { for (int i = 0; i < 8; i++) { Predict(); } } void Predict() => Task.Run(() => _b.Forward(_context, _x, _y)).Wait();")]
    [InlineData("void Run() { for (int i = 0; i < 8; i++) { Predict(_b.CreateContext(1)); } } void Predict(NetworkContext<float> c) { Task.Run(() => _b.Forward(c, _x, _y)); }")]
    [InlineData("void Predict() { if (_x.Length > 1) { Predict(); } _b.Forward(_context, _x, _y); }")]
    [InlineData("async Task Run() { await Task.Run(() => Predict()); await Task.Run(() => Predict()); } void Predict() => _b.Forward(_context, _x, _y);")]
    [InlineData("async Task Run() { await Predict(); await Predict(); } Task Predict() => Task.Run(() => _b.Forward(_context, _x, _y));")]
    [InlineData("async Task Run() { Task s = Predict(); await s; Task t = Predict(); await t; } Task Predict() => Task.Run(() => _b.Forward(_context, _x, _y));")]
    [InlineData("Task Run(bool first) => first ? Predict() : Predict(); Task Predict() => Task.Run(() => _b.Forward(_context, _x, _y));")]
    [InlineData("Task Run() => Predict(); Task Again() => Predict(); Task Predict() => Task.Run(() => _b.Forward(_context, _x, _y));")]
    [InlineData("Task Run() => Task.WhenAll(Predict(), Predict()); Task Predict() { var c = _b.CreateContext(1); return Task.Run(() => _b.Forward(c, _x, _y)); }")]
    [InlineData("void Run() { Predict(); Predict(); } void Predict() => Task.Run(() => _b.Forward(_context, _x, _y)).Wait();")]
    [InlineData("NetworkContext<float> Context => _b.CreateContext(1); void Run() => Parallel.For(0, 8, i => _b.Forward(Context, _x, _y));")]
    [InlineData("Task _task = Task.CompletedTask; void Restart() { _task = Task.Run(() => _b.Forward(_context, _x, _y)); Stop(); _b.Forward(_context, _x, _y); } void Stop() => _task.Wait();")]
    public Task What_a_function_does_alone_is_left_alone(string members) => VerifyFieldsAsync(members);

    [Theory]
    [InlineData("var c = b.CreateContext(1); await Task.Run(() => b.Forward(c, x, y)); await Task.Run(() => b.Forward(c, x, y));")]
    [InlineData("var c = b.CreateContext(1); var s = Task.Run(() => b.Forward(c, x, y)); await s; var t = Task.Run(() => b.Forward(c, x, y)); await t;")]
    [InlineData("var c = b.CreateContext(1); Task.Run(() => b.Forward(c, x, y)).Wait(); Task.Run(() => b.Forward(c, x, y)).Wait();")]
    [InlineData("var c = b.CreateContext(1); Task.Run(() => { b.Forward(c, x, y); return 1; }).GetAwaiter().GetResult(); b.Forward(c, x, y);")]
    [InlineData("var c = b.CreateContext(1); var s = Task.Run(() => b.Forward(c, x, y)); var t = Task.Run(async () => { await s; b.Forward(c, x, y); }); await t;")]
    [InlineData("var c = b.CreateContext(1); var s = Task.Run(() => b.Forward(c, x, y)); var t = s.ContinueWith(_ => b.Forward(c, x, y)); await t;")]
    [InlineData("var c = b.CreateContext(1); var s = Task.Run(() => b.Forward(c, x, y)); Use(s); b.Forward(c, x, y);")]
    [InlineData("var c = b.CreateContext(1); if (n > 0) { Task.Run(() => b.Forward(c, x, y)); } else { Task.Run(() => b.Forward(c, x, y)); }")]
    [InlineData("var c = b.CreateContext(1); var t = n > 0 ? Task.Run(() => b.Forward(c, x, y)) : Task.Run(() => b.Forward(c, x, y)); await t;")]
    [InlineData("var c = b.CreateContext(1); var d = b.CreateContext(1); await Task.WhenAll(Task.Run(() => b.Forward(c, x, y)), Task.Run(() => b.Forward(d, x, y)));")]
    [InlineData("var c = b.CreateContext(1); await Task.WhenAll(Task.Run(() => { lock (b) { b.Forward(c, x, y); } }), Task.Run(() => { lock (b) { b.Forward(c, x, y); } }));")]
    [InlineData("var c = b.CreateContext(1); var s = new Thread(() => b.Forward(c, x, y)); var t = new Thread(() => b.Forward(c, x, y)); s.Start(); s.Join(); t.Start();")]
    [InlineData("var c = b.CreateContext(1); Parallel.Invoke(() => b.Forward(c, x, y), () => b.Forward(x, y)); b.Forward(c, x, y);")]
    [InlineData("var c = b.CreateContext(1); Task.Run(() => b.Forward(c, x, y)); c = b.CreateContext(1); b.Forward(c, x, y);")]
    [InlineData("var c = b.CreateContext(1); Action later = () => b.Forward(c, x, y); Task.Run(() => b.Forward(c, x, y)); later();")]
    [InlineData("var c = b.CreateContext(1); b.Forward(c, x, y); Task.Run(() => b.Forward(c, x, y));")]
    [InlineData("var c = b.CreateContext(1); Task.WaitAll(Task.Run(() => b.Forward(c, x, y))); Task.Run(() => b.Forward(c, x, y));")]
    [InlineData("var c = b.CreateContext(1); List<Task> all = []; all.Add(Task.Run(() => b.Forward(c, x, y))); Use(all); b.Forward(c, x, y);")]
    [InlineData("var c = b.CreateContext(1); b.Forward(c, x, y); Mine.Threading.Dispatcher.Run(); Mine.Threading.Dispatcher.StartNew();")]
    public Task One_after_the_other_is_left_alone(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("var c = b.CreateContext(1); c.ClearGradients(); b.Backward({|SN0523:c|}, y);")]
    [InlineData("var c = b.CreateContext(1); c.Training = false; b.Forward(c, x, y); b.BackwardFromLogits({|SN0523:c|}, y);")]
    [InlineData("var c = a.CreateContext(1); a.Forward({|SN0524:c|}, x, y);")]
    [InlineData("var c = a.CreateContext(n); for (int i = 0; i < n; i++) { a.Forward({|SN0524:c|}, x, y); }")]
    [InlineData("var c = a.CreateContext(1); a.Forward({|SN0524:c|}, x, y); a.Forward(c, x, y); var d = a.CreateContext(1); a.Forward({|SN0524:d|}, x, y);")]
    [InlineData("var c = b.CreateContext(1); b.Backward({|SN0523:c|}, y); b.Backward(c, y);")]
    [InlineData("var c = b.CreateContext(1); b.Forward(c, x, y); b.Backward(c, y); b.Backward({|SN0523:c|}, y);")]
    [InlineData("var c = b.CreateContext(1); for (int i = 0; i < n; i++) { b.Forward(c, x, y); b.Backward(c, y); c.ClearGradients(); b.BackwardFromLogits({|SN0523:c|}, y); }")]
    [InlineData("var c = b.CreateContext(1); b.Forward(c, x, y); if (n > 0) { b.Backward(c, y); b.Backward({|SN0523:c|}, y); } else { b.Backward(c, y); }")]
    public Task A_context_in_the_wrong_mode_is_found(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("var c = b.CreateContext(1); b.Forward(c, x, y); b.Backward(c, y);")]
    [InlineData("var c = b.CreateContext(1); b.Forward(c, x, y); b.Backward(c, y); b.Forward(c, x, y); b.Backward(c, y);")]
    [InlineData("var c = b.CreateContext(1); b.Forward(c, x, y); b.Backward(c, y); if (n > 0) { b.Forward(c, x, y); } b.Backward(c, y);")]
    [InlineData("var c = b.CreateContext(1); void Run() => b.Forward(c, x, y); Run(); b.Backward(c, y); Run(); b.Backward(c, y);")]
    [InlineData("var c = b.CreateContext(1); var d = b.CreateContext(1); b.Forward(c, x, y); b.Forward(d, x, y); b.Backward(c, y); b.Backward(d, y);")]
    [InlineData("var c = b.CreateContext(1); b.Forward(c, x, y); if (n > 0) { b.Backward(c, y); } else { b.Backward(c, y); }")]
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

    /// <summary>What services keep: a context for all calls, or one for each thread.</summary>
    [Theory]
    [InlineData("readonly A _n = new(1); readonly NetworkContext<float> _c; public Caller() { _c = _n.CreateContext(8); } void P(float[] x, float[] y) { _n.Forward({|SN0524:_c|}, x, y); _n.Forward(_c, x, y); }")]
    [InlineData("static readonly A N = new(1); private static readonly NetworkContext<float> _c = N.CreateContext(8); static void P(float[] x, float[] y) => N.Forward({|SN0524:_c|}, x, y);")]
    [InlineData("readonly A _n = new(1); System.Threading.ThreadLocal<NetworkContext<float>>? _c; void M() => this._c = new(() => _n.CreateContext(8)); void P(float[] x, float[] y) { _n.Forward({|SN0524:_c!.Value|}!, x, y); }")]
    [InlineData("readonly A _n = new(1); readonly NetworkContext<float> _c; public Caller() { _c = _n.CreateContext(8); _c.Training = false; } void P(float[] x, float[] y) { _n.Forward(_c, x, y); }")]
    [InlineData("readonly A _n = new(1); readonly NetworkContext<float> _c; public Caller() { _c = _n.CreateContext(8); } void P(float[] x, float[] y) { _n.Forward(_c, x, y); _n.Backward(_c, y); }")]
    [InlineData("readonly A _n = new(1); readonly NetworkContext<float> _c; public Caller() { _c = _n.CreateContext(8); Set(_c); } void Set(object o) { } void P(float[] x, float[] y) { _n.Forward(_c, x, y); }")]
    [InlineData("readonly A _n = new(1); readonly NetworkContext<float> _c; static NetworkContext<float> Made(NetworkContext<float> c) => c; public Caller() { _c = Made(_n.CreateContext(8)); } void P(float[] x, float[] y) { _n.Forward(_c, x, y); }")]
    [InlineData("readonly A _n = new(1); readonly NetworkContext<float> _c; public Caller(NetworkContext<float> c) { _c = c; } void P(float[] x, float[] y) { _n.Forward(_c, x, y); }")]
    [InlineData("readonly A _n = new(1); internal readonly NetworkContext<float> _c; public Caller() { _c = _n.CreateContext(8); } void P(float[] x, float[] y) { _n.Forward(_c, x, y); }")]
    [InlineData("readonly B _n = new(1); readonly NetworkContext<float> _c; public Caller() { _c = _n.CreateContext(8); } void P(float[] x, float[] y) { _n.Forward(_c, x, y); }")]
    public Task A_context_in_a_field_is_left_in_training_mode(string members) => VerifyMembersAsync(members);

    private static Task VerifyMembersAsync(string members) => AnalyzerVerifier.VerifyGeneratedAsync<UsageAnalyzer>(Networks, $$"""
        using StaticNet;
        class Caller { {{members}} }
        """);

    private static Task VerifyFieldsAsync(string members) => AnalyzerVerifier.VerifyGeneratedAsync<UsageAnalyzer>(Networks, $$"""
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using StaticNet;
        class Caller
        {
            private static readonly B _b = new(1);
            private readonly NetworkContext<float> _context = _b.CreateContext(1);
            private readonly float[] _x = new float[4], _y = new float[3];
            {{members}}
        }
        """);

    private static Task VerifyAsync(string code) => AnalyzerVerifier.VerifyGeneratedAsync<UsageAnalyzer>(Networks, $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using StaticNet;
        using Microsoft.AspNetCore.Builder;
        class Caller(NetworkContext<float> context)
        {
            [ThreadStatic] private static NetworkContext<float>? s_own;
            private readonly NetworkContext<float> _context = context;
            void Use(object any) { }
            async Task Call(A a, B b, Music music, Speech speech, Trainer<float> trainer, float[] x, float[] y, int n) { {{code}} }
        }
        namespace Mine.Threading
        {
            static class Dispatcher { public static void Run() { } public static void StartNew() { } }
        }
        namespace Microsoft.AspNetCore.Builder
        {
            static class EndpointRouteBuilderExtensions { public static void MapPost(this object app, string path, Delegate run) { } }
        }
        """);
}
