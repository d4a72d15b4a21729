using System.Threading.Tasks;
using StaticNet.Analyzers.Usage;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>What works, and is most likely not meant: advice where it is certain, and silence next door.</summary>
public sealed class HabitTests
{
    private const string Networks = """
        using StaticNet;
        [Network, Input(4), Dense(6, Activation = Activation.ReLU), Dense(3)] public partial class Net;
        [Network, Input(4), Rescaling(1.0 / 255), Dense(6, Activation = Activation.ReLU), Dense(3)] public partial class Scaled;
        [Network, Input(4), Dense(6), BatchNormalization, ReLU, Dense(3)] public partial class Normal;
        [Network, Input(4), Embedding(256, 2), Flatten, Dense(3)] public partial class Words;
        [Network, Input(2, 2, 1), Flatten, Dense(3)] public partial class Image;
        """;

    [Theory]
    [InlineData("for (int i = 0; i < n; i++) { {|SN0530:net.Forward(x.AsSpan(i * 4, 4), y.AsSpan(i * 3, 3))|}; }")]
    [InlineData("for (int i = 0; i < n; i++) {|SN0530:net.Forward(data.Input(i), y.AsSpan(3 * i, 3))|};")]
    [InlineData("Span<float> r = x, s = y; for (int i = 0; i < n; i++) { {|SN0530:net.Forward(r.Slice(i * 4, 4), s.Slice(i * 3, 3))|}; }")]
    [InlineData("for (int i = 0; i < n; i++) { net.Forward(x.AsSpan(i * 4, 4), y); Use(y); }")]
    [InlineData("for (int i = 0; i < n; i++) { net.Forward(x.AsSpan(i * 4, 4), y); }")]
    [InlineData("for (int i = 0; i < n; i++) { net.Forward(x, y.AsSpan(i * 3, 3)); }")]
    [InlineData("for (int i = 0; i < n; i++) { net.Forward(x.AsSpan(n * 4, 4), y.AsSpan(n * 3, 3)); }")]
    [InlineData("net.Forward(x.AsSpan(n * 4, 4), y.AsSpan(n * 3, 3));")]
    public Task A_loop_over_samples(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("int i = 0; while (i < n) { {|SN0530:net.Forward(x.AsSpan(i * 4, 4), y.AsSpan(i * 3, 3))|}; i++; }")]
    [InlineData("int i = 0; do { {|SN0530:net.Forward(data.Input(i), y.AsSpan(i * 3, 3))|}; i += 1; } while (i < data.Count);")]
    [InlineData("int i = 0; for (; i < n; i++) { {|SN0530:net.Forward(x.AsSpan(i * 4, 4), y.AsSpan(i * 3, 3))|}; }")]
    [InlineData("for (int i = 0, j = 0; i < x.Length; i += 4, j += 3) { {|SN0530:net.Forward(x.AsSpan(i, 4), y.AsSpan(j, 3))|}; }")]
    [InlineData("int from = 0, to = 0; while (from < x.Length) { {|SN0530:net.Forward(x.AsSpan(from, 4), y.AsSpan(to, 3))|}; from += 4; to += 3; }")]
    [InlineData("for (int i = 0; i < n; i++) { var one = x.AsSpan(i * 4, 4); int at = i * 3; {|SN0530:net.Forward(one, y.AsSpan(at, 3))|}; }")]
    [InlineData("foreach (int i in Enumerable.Range(0, n)) { {|SN0530:net.Forward(x.AsSpan(i * 4, 4), y.AsSpan(i * 3, 3))|}; }")]
    [InlineData("Span<float> r = x, s = y; for (int i = 0; i < n; i++) { {|SN0530:net.Forward(r[(i * 4)..(i * 4 + 4)], s[(i * 3)..(i * 3 + 3)])|}; }")]
    [InlineData("float[] a = new float[400], b = new float[300]; for (int i = 99; i >= 0; i--) { {|SN0530:net.Forward(a[(i * 4)..], b.AsSpan().Slice(i * 3, 3))|}; }")]
    [InlineData("Memory<float> m = x; for (int i = 0; i < n; i++) { {|SN0530:net.Forward(m.Slice(i * 4, 4).Span, y.AsSpan(i * 3, 3))|}; }")]
    public Task A_loop_that_counts_by_itself(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("int i = 0; while (true) { net.Forward(x.AsSpan(i * 4, 4), y.AsSpan(i * 3, 3)); i++; }")]
    [InlineData("int i = 0; while (Console.Read() > 0) { net.Forward(x.AsSpan(i * 4, 4), y.AsSpan(i * 3, 3)); i++; }")]
    [InlineData("int i = 0; while (i < Console.Read()) { net.Forward(x.AsSpan(i * 4, 4), y.AsSpan(i * 3, 3)); i++; }")]
    [InlineData("int i = 0; while (i < n) { x[i] = Console.Read(); net.Forward(x.AsSpan(i * 4, 4), y.AsSpan(i * 3, 3)); i++; }")]
    [InlineData("for (int i = 0; i < n; i++) { Use(x); net.Forward(x.AsSpan(i * 4, 4), y.AsSpan(i * 3, 3)); }")]
    [InlineData("for (int i = 0; i < n; i++) { net.Forward(x.AsSpan(i * 4, 4), x.AsSpan(i * 4 + 4, 3)); }")]
    [InlineData("Span<float> r = x, s = x.AsSpan(); for (int i = 0; i < n; i++) { net.Forward(r.Slice(i * 4, 4), s.Slice(i * 4 + 4, 3)); }")]
    [InlineData("float[] a = new float[9]; Span<float> s = a; for (int i = 0; i < n; i++) { net.Forward(a.AsSpan(i, 4), s.Slice(i + 4, 3)); }")]
    [InlineData("for (int i = 0; i < n; i++) { net.Forward(x.AsSpan(i, 4), y.AsSpan(i * 3, 3)); }")]
    [InlineData("for (int i = 0; i < n; i += 2) { net.Forward(x.AsSpan(i, 4), y.AsSpan(i * 3, 3)); }")]
    [InlineData("foreach (int i in new[] { 3, 1 }) { net.Forward(x.AsSpan(i * 4, 4), y.AsSpan(i * 3, 3)); }")]
    [InlineData("int i = 0; while (i < n) { net.Forward(x.AsSpan(i * 4, 4), y.AsSpan(i * 3, 3)); i++; if (y[0] > 1) { break; } }")]
    public Task A_loop_that_needs_its_turns(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("Net fresh = new(1); using Trainer<float> t = new(fresh, loss, new Adam<float>()); {|SN0531:t.Fit(data, 3)|};")]
    [InlineData("using Trainer<float> t = new(new Net(1), loss, new Adam<float>()); t.Fit(data); {|SN0531:t.Fit(data)|};")]
    [InlineData("Net fresh = new(1); using Trainer<float> t = new(fresh, loss, new Adam<float>()); for (int i = 0; i < n; i++) { _ = {|SN0531:t.Step(x, y)|}; }")]
    [InlineData("Net fresh = new(1); using Trainer<float> t = new(fresh, loss, new Adam<float>()); t.Fit(data); fresh.Save(\"w\");")]
    [InlineData("Net fresh = new(1); using Trainer<float> t = new(fresh, loss, new Adam<float>()); t.Fit(data); t.Evaluate(data);")]
    [InlineData("Net fresh = new(1); using Trainer<float> t = new(fresh, loss, new Adam<float>()); t.Fit(data); Use(t);")]
    [InlineData("Net fresh = new(1); using Trainer<float> t = new(fresh, loss, new Adam<float>()); History h = t.Fit(data);")]
    [InlineData("Net fresh = new(1); using Trainer<float> t = new(fresh, loss, new Adam<float>()); t.Fit(data, validation: data);")]
    [InlineData("Net fresh = new(1); using Trainer<float> t = new(fresh, loss, new Adam<float>()) { Callbacks = [new ModelCheckpoint<float>(\"w\")] }; t.Fit(data);")]
    [InlineData("using Trainer<float> t = new(net, loss, new Adam<float>()); t.Fit(data);")]
    [InlineData("Net fresh = _kept; using Trainer<float> t = new(fresh, loss, new Adam<float>()); t.Fit(data);")]
    public Task A_trained_network_is_lost(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("float[] v = new float[4]; for (int i = 0; i < 4; i++) { v[i] = {|SN0532:bytes[i]|}; } net.Forward(v, y);")]
    [InlineData("Span<float> v = stackalloc float[4]; for (int i = 0; i < v.Length; i++) { v[i] = {|SN0532:bytes[i]|}; } net.Forward(v, y);")]
    [InlineData("float[] v = new float[4]; for (int i = 0; i < 4; i++) { v[i] = {|SN0532:(float)bytes[i]|}; } new Image(1).Forward(v.AsSpan(), y);")]
    [InlineData("float[] v = new float[4]; for (int i = 0; i < 4; i++) { v[i] = bytes[i] / 255f; } net.Forward(v, y);")]
    [InlineData("float[] v = new float[4]; for (int i = 0; i < 4; i++) { v[i] = bytes[i]; v[i] /= 255; } net.Forward(v, y);")]
    [InlineData("float[] v = new float[4]; for (int i = 0; i < 4; i++) { v[i] = bytes[i]; } Use(v); net.Forward(v, y);")]
    [InlineData("float[] v = new float[4]; for (int i = 0; i < 4; i++) { v[i] = bytes[i]; v[i] = v[i] / 255; } net.Forward(v, y);")]
    [InlineData("float[] v = new float[4]; for (int i = 0; i < 4; i++) { v[i] = n; } net.Forward(v, y);")]
    [InlineData("float[] v = new float[4]; for (int i = 0; i < 4; i++) { v[i] = bytes[i]; } new Scaled(1).Forward(v, y);")]
    [InlineData("float[] v = new float[4]; for (int i = 0; i < 4; i++) { v[i] = bytes[i]; } new Normal(1).Forward(v, y);")]
    [InlineData("float[] v = new float[4]; for (int i = 0; i < 4; i++) { v[i] = bytes[i]; } new Words(1).Forward(v, y);")]
    public Task Bytes_are_not_scaled(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("net.Forward(bytes.Select(b => {|SN0532:(float)b|}).ToArray(), y);")]
    [InlineData("float[] v = bytes.Select(b => {|SN0532:(float)b|}).ToArray(); net.Forward(v, y);")]
    [InlineData("float[] v = bytes.Skip(16).Select(static b => { return {|SN0532:(float)b|}; }).Take(4).ToArray(); net.Forward(v.AsSpan(), y);")]
    [InlineData("var v = Array.ConvertAll(bytes, b => {|SN0532:(float)b|}); new Image(1).Forward(v, y);")]
    [InlineData("float[] v = Array.ConvertAll<byte, float>(bytes, b => {|SN0532:b|}); net.Forward(v, y);")]
    [InlineData("net.Forward(Array.ConvertAll(bytes, b => {|SN0532:Convert.ToSingle(b)|}), y);")]
    [InlineData("var some = bytes.Select(b => {|SN0532:(float)(int)b|}); net.Forward(some.ToArray(), y);")]
    [InlineData("net.Forward(bytes.Select(b => b / 255f).ToArray(), y);")]
    [InlineData("net.Forward(bytes.Select(b => (float)b).Select(v => v / 255).ToArray(), y);")]
    [InlineData("net.Forward(Array.ConvertAll(bytes, b => (float)(b - 128)), y);")]
    [InlineData("net.Forward(Array.ConvertAll(bytes, b => (float)(b > 0 ? 1 : 0)), y);")]
    [InlineData("net.Forward(Array.ConvertAll(bytes, b => (float)(b >> 7)), y);")]
    [InlineData("net.Forward(bytes.Select(Scale).ToArray(), y);")]
    [InlineData("float[] v = bytes.Select(b => (float)b).ToArray(); v[0] = 1f / 255; net.Forward(v, y);")]
    [InlineData("float[] v = bytes.Select(b => (float)b).ToArray(); Use(v); net.Forward(v, y);")]
    [InlineData("float[] v = bytes.Select(b => (float)b).ToArray(); for (int i = 0; i < 4; i++) { v[i] /= 255; } net.Forward(v, y);")]
    [InlineData("float[] v = bytes.Select(b => (float)b).ToArray(); v = new float[4]; net.Forward(v, y);")]
    [InlineData("new Scaled(1).Forward(bytes.Select(b => (float)b).ToArray(), y);")]
    [InlineData("net.Forward(new[] { 1, 2, 3, 4 }.Select(b => (float)b).ToArray(), y);")]
    public Task Bytes_of_a_sequence_are_not_scaled(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("Trainer<float> {|SN0533:t|} = new(net, loss, new Adam<float>()); for (int i = 0; i < n; i++) { t.Step(x, y); }")]
    [InlineData("using Trainer<float> t = new(net, loss, new Adam<float>()); t.Step(x, y);")]
    [InlineData("using (Trainer<float> t = new(net, loss, new Adam<float>())) { t.Step(x, y); }")]
    [InlineData("Trainer<float> t = new(net, loss, new Adam<float>()); t.Step(x, y); t.Dispose();")]
    [InlineData("Trainer<float> t = new(net, loss, new Adam<float>()); t.Step(x, y); Use(t);")]
    [InlineData("Trainer<float> t = new(net, loss, new Adam<float>()) { Threads = 1 }; t.Step(x, y);")]
    [InlineData("Trainer<float> t = new(net, loss, new Adam<float>()); t.Fit(data);")]
    public Task A_trainer_keeps_its_threads(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("for (int i = 0; i < n; i++) { Net one = {|SN0534:new(1)|}; one.Load(\"w\"); one.Forward(x, y); }")]
    [InlineData("while (true) { Net one = {|SN0534:new Net()|}; one.Load(\"w\"); one.Forward(x, y); }")]
    [InlineData("Net one = new(1); one.Load(\"w\"); for (int i = 0; i < n; i++) { one.Forward(x, y); }")]
    [InlineData("foreach (string path in new[] { \"v\", \"w\" }) { Net one = new(1); one.Load(path); one.Forward(x, y); }")]
    [InlineData("for (int i = 0; i < n; i++) { Net one = new(1); one.Load(\"w\"); Use(one); }")]
    [InlineData("for (int i = 0; i < n; i++) { Net one = new(i); one.Forward(x, y); }")]
    public Task A_network_is_made_in_every_turn(string code) => VerifyAsync(code);

    [Fact]
    public Task Values_made_of_each_other_are_no_matter() => AnalyzerVerifier.AnalyzeAsync<UsageAnalyzer>(GeneratedCompilation.Create(Networks, """
        using System;
        using System.Linq;
        using System.Threading.Tasks;
        class Caller
        {
            void Call(Net net, NetworkContext<float> c)
            {
                var a = b.Skip(1); var b = a.Skip(1);
                net.Forward(a.ToArray(), b.ToArray());
                Span<float> r = s, s = r;
                Action run = () => { go(); net.Forward(c, r, s); }; Action go = run;
                Task.Run(run); Task.Run(go);
                var all = Enumerable.Range(0, 8).Select(i => Task.Run(() => net.Forward(c, r, s))).Concat(more); var more = all.Concat(more);
                int k = k + j, j = k;
                for (; k < j; k += j, j += k) { net.Forward(r.Slice(k * j, k), s.Slice(j * k, j)); }
                net.Load(p); string p = q, q = p;
                void Local() { Local(); net.Forward(c, r, s); } Parallel.For(0, k, i => Local());
            }
        }
        """));

    private static Task VerifyAsync(string code) => AnalyzerVerifier.VerifyGeneratedAsync<UsageAnalyzer>(Networks, $$"""
        using System;
        using System.Linq;
        using StaticNet;
        class Caller
        {
            static float Scale(byte b) => b / 255f;
            private readonly Net _kept = new(1);
            private readonly Loss<float> loss = new MeanSquaredError<float>();
            void Use(object any) { }
            void Call(Net net, Dataset<float> data, float[] x, float[] y, byte[] bytes, int n) { {{code}} }
        }
        """);
}
