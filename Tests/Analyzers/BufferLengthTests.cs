using System.Threading.Tasks;
using StaticNet.Analyzers.Usage;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>Buffers of a known wrong length are found where they are handed over; all others pass.</summary>
public sealed class BufferLengthTests
{
    private const string Net = """
        using System;
        using StaticNet;

        [Network, Input(2, 2, 1), Flatten, Dense(3)]
        partial class Net
        {
            public const int InputSize = 4;
            public void Forward(ReadOnlySpan<float> input, Span<float> output) { }
            public void Forward(object context, ReadOnlySpan<float> inputs, Span<float> outputs) { }
        }

        [Network, Input(2), Dense(0)]
        partial class Wrong { public void Forward(ReadOnlySpan<float> input, Span<float> output) { } }

        class Other { public void Forward(ReadOnlySpan<float> input, Span<float> output) { } }
        """;

    [Theory]
    [InlineData("net.Forward({|SN0501:new float[5]|}, new float[3]);")]
    [InlineData("net.Forward(new float[4], {|SN0501:new float[Net.InputSize]|});")]
    [InlineData("net.Forward({|SN0501:stackalloc float[3]|}, {|SN0501:stackalloc float[10]|});")]
    [InlineData("net.Forward({|SN0501:[1, 2, 3]|}, stackalloc float[3]);")]
    [InlineData("net.Forward({|SN0501:new[] { 1f, 2f }|}, {|SN0501:stackalloc[] { 1f }|});")]
    [InlineData("net.Forward({|SN0501:new float[] { 1, 2 }|}, new float[3] { 1, 2, 3 });")]
    [InlineData("net.Forward({|SN0501:(ReadOnlySpan<float>)new float[2]|}, new float[3]);")]
    [InlineData("net.Forward(output: {|SN0501:new float[4]|}, input: new float[4]);")]
    [InlineData("net.Forward({|SN0501:_short|}, {|SN0501:s_long|});")]
    [InlineData("float[] a = new float[8]; net.Forward({|SN0501:a.AsSpan(5)|}, {|SN0501:a.AsSpan(0, 2)|});")]
    [InlineData("Span<float> a = new float[8]; net.Forward({|SN0501:a.Slice(3)|}, a.Slice(1, 3));")]
    [InlineData("net.Forward({|SN0502:new float[3]|}, new float[4]);")]
    [InlineData("float[] a = new float[3], b = new float[4]; net.Forward(output: b, input: {|SN0502:a|});")]
    [InlineData("float[] a = new float[2]; a[0] = 1; Span<float> b = stackalloc float[2]; net.Forward({|SN0501:a|}, {|SN0501:b|});")]
    [InlineData("float[] a = { 1, 2, 3 }; net.Forward({|SN0501:a|}, new float[3]);")]
    [InlineData("net.Forward(({|SN0501:new float[2]|}), new float[3]);")]
    [InlineData("const int k = 3; var a = new float[k + 2]; Action f = () => net.Forward({|SN0501:a|}, new float[3]); f();")]
    public Task A_wrong_length_is_found(string call) => VerifyAsync(call);

    [Theory]
    [InlineData("net.Forward({|SN0501:all[..5]|}, {|SN0501:rest[..9]|});")]
    [InlineData("net.Forward({|SN0501:all[2..5]|}, {|SN0501:rest[^5..]|});")]
    [InlineData("net.Forward({|SN0501:memory[3..6].Span|}, {|SN0501:rest[^5..^3]|});")]
    [InlineData("float[] a = new float[8]; net.Forward({|SN0501:a[..^1]|}, {|SN0501:a[6..]|});")]
    [InlineData("Span<float> a = stackalloc float[8]; net.Forward({|SN0501:a[..^1]|}, {|SN0501:a[^5..7]|});")]
    [InlineData("Range r = 1..4; net.Forward({|SN0501:all[r]|}, all[r]);")]
    [InlineData("int k = 5; net.Forward({|SN0501:all[..k]|}, {|SN0501:all[k..(k + 2)]|});")]
    [InlineData("net.Forward({|SN0501:all.AsSpan(3, 5)|}, {|SN0501:all.AsSpan(..5)|});")]
    [InlineData("net.Forward({|SN0501:all.AsSpan(length: 5, start: 3)|}, {|SN0501:all.AsSpan(^5)|});")]
    [InlineData("net.Forward({|SN0501:rest.Slice(0, 5)|}, {|SN0501:memory.Slice(length: 9, start: 3).Span|});")]
    [InlineData("net.Forward({|SN0502:all[..3]|}, rest[3..7]);")]
    [InlineData("int size = 5; net.Forward({|SN0501:new float[size]|}, {|SN0501:stackalloc float[2 * size]|});")]
    [InlineData("float[] a = new float[5], b = new float[a.Length]; net.Forward({|SN0501:b|}, new float[3]);")]
    [InlineData("net.Forward({|SN0501:new float[_size]|}, {|SN0501:GC.AllocateUninitializedArray<float>(4)|});")]
    [InlineData("net.Forward({|SN0501:Enumerable.Repeat(1f, 5).ToArray()|}, {|SN0501:new Span<float>(all, 2, 4)|});")]
    [InlineData("net.Forward({|SN0501:Enumerable.Range(0, 5).Select(i => i / 5f).ToArray()|}, new Span<float>(new float[3]));")]
    [InlineData("ReadOnlySpan<float> a = [1f, 2f, 3f]; net.Forward({|SN0501:a|}, stackalloc float[3]);")]
    public Task A_part_or_a_computed_length_is_found(string call) => VerifyAsync(call);

    [Theory]
    [InlineData("net.Forward(all[..4], rest[..3]);")]
    [InlineData("net.Forward(all[2..], rest[..^1]);")]
    [InlineData("net.Forward(all[n..5], rest[..n]);")]
    [InlineData("net.Forward(all.AsSpan(5), memory[^4..^1].Span);")]
    [InlineData("int k = 5; k = 4; net.Forward(all[..k], new float[3]);")]
    [InlineData("int k = 5; if (n > 0) { k -= 1; } net.Forward(new float[k], new float[3]);")]
    [InlineData("for (int k = 5; k > 3; k--) { net.Forward(new float[k], new float[3]); }")]
    [InlineData("int k = 5; int.TryParse(\"4\", out k); net.Forward(new float[k], new float[3]);")]
    [InlineData("System.Collections.Generic.List<float> a = [1, 2, 3]; a.Add(4); net.Forward(a.ToArray(), new float[3]);")]
    [InlineData("float[] a = new float[8]; net.Forward(a.Where(v => v > 0).ToArray(), new float[3]);")]
    [InlineData("net.Forward(System.Buffers.ArrayPool<float>.Shared.Rent(5), new float[3]);")]
    [InlineData("Range r = 1..5; r = 0..4; net.Forward(all[r], new float[3]);")]
    [InlineData("int k = 0; net.Forward(new float[4 / k], new float[int.MaxValue - n]);")]
    public Task A_part_that_fits_or_is_not_known_is_left_alone(string call) => VerifyAsync(call);

    [Fact]
    public Task Sizes_made_of_each_other_are_no_matter() => AnalyzerVerifier.AnalyzeAsync<UsageAnalyzer>(TestCompilation.Create(Net, """
        class Caller
        {
            void Call(Net net)
            {
                int k = a.Length; int j = k + m; int m = j;
                float[] a = new float[k];
                net.Forward(a[..m], new float[j]);
            }
        }
        """));

    [Theory]
    [InlineData("net.Forward(new float[4], new float[3]);")]
    [InlineData("net.Forward([1, 2, 3, 4], stackalloc float[Net.InputSize - 1]);")]
    [InlineData("net.Forward(new float[n], new float[n]);")]
    [InlineData("float[] a = new float[2]; a = new float[4]; net.Forward(a, new float[3]);")]
    [InlineData("float[] a = new float[2]; Change(ref a); net.Forward(a, new float[3]);")]
    [InlineData("float[] a = new float[2]; int k; (a, k) = (new float[4], 1); net.Forward(a, new float[3]);")]
    [InlineData("float[] a = new float[2]; ref float[] r = ref a; r = new float[4]; net.Forward(a, new float[3]);")]
    [InlineData("float[] a = new float[2]; Action f = () => a = new float[4]; f(); net.Forward(a, new float[3]);")]
    [InlineData("float[] s = new float[2]; net.Forward([1, 2, .. s], new float[3]);")]
    [InlineData("float[] a = new float[8]; net.Forward(a.AsSpan(4), new float[3]);")]
    [InlineData("net.Forward(_changed, new float[3]);")]
    [InlineData("net.Forward(_array, new float[3]);")]
    [InlineData("Span<float> a = new float[n]; net.Forward(a.Slice(3), a.Slice(1, 3));")]
    [InlineData("net.Forward(new object(), new float[8], new float[6]);")]
    [InlineData("new Other().Forward(new float[1], new float[1]);")]
    [InlineData("new Wrong().Forward(new float[1], new float[1]);")]
    [InlineData("float[]? a = null; a ??= new float[4]; net.Forward(a, new float[3]);")]
    public Task What_is_right_or_not_known_is_left_alone(string call) => VerifyAsync(call);

    [Fact]
    public Task A_top_level_program_is_read_too() => VerifyWholeAsync("""
        Span<float> output = stackalloc float[2];
        new Net().Forward({|SN0501:new float[3]|}, {|SN0501:output|});

        """);

    private static Task VerifyAsync(string call) => AnalyzerVerifier.VerifyAsync<UsageAnalyzer>(Net, $$"""
        using System;
        using System.Linq;
        class Caller
        {
            private readonly float[] _short = new float[3];
            private readonly float[] _changed = new float[3];
            private static readonly float[] s_long = new float[5];
            private float[] _array = new float[3];
            private readonly int _size = 5;
            Caller() => _changed = new float[4];
            static void Change(ref float[] array) => array = new float[4];
            void Call(Net net, int n, float[] all, Memory<float> memory) { Span<float> rest = all; {{call}} }
        }
        """);

    private static Task VerifyWholeAsync(string program) =>
        AnalyzerVerifier.VerifyAsync<UsageAnalyzer>("using System;\n" + program, Net);
}
