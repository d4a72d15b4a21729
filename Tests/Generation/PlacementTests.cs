using System;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Generation;

/// <summary>Wherever a class stands and whatever stands beside it: its network compiles, and runs.</summary>
public sealed class PlacementTests
{
    private const string Layers = "[Network(Tile = 2), Input(4, 4, 1), Flatten, Dense(3, Activation = Activation.Softmax)]";

    // Kernels of every kind, so that every name that generated code uses meets those of the user.
    private const string AllLayers =
        "[Network(Tile = 2), Input(4, 4, 1), Conv2D(2, 3, Padding = Padding.Same, Activation = Activation.GELU), BatchNormalization, Dropout(0.5f), "
        + "MaxPooling2D(2), Flatten, Dense(3, Activation = Activation.Softmax)]";

    [Theory]
    [InlineData("/// <summary/>\nLAYERS public sealed partial class Net;", "Net")]
    [InlineData("LAYERS internal partial class Net;", "Net")]
    [InlineData("namespace A.System { LAYERS internal partial class @class; }", "A.System.class")]
    [InlineData("namespace StaticNet.Tests { LAYERS internal partial class Net; }", "StaticNet.Tests.Net")]
    [InlineData("namespace Global.Numerics.System.StaticNet { LAYERS internal partial class Net; }", "Global.Numerics.System.StaticNet.Net")]
    [InlineData("internal partial class Outer { LAYERS private protected partial class Net; }", "Outer+Net")]
    [InlineData("internal partial record Outer(int Value) { LAYERS internal partial class Net; }", "Outer+Net")]
    [InlineData("internal partial struct Outer { LAYERS private partial class Net; }", "Outer+Net")]
    [InlineData("internal readonly partial record struct Outer { LAYERS internal partial class Net; }", "Outer+Net")]
    [InlineData("internal partial interface IOuter { LAYERS internal partial class Net; }", "IOuter+Net")]
    [InlineData("namespace N { internal static partial class @int { internal partial class Inner { LAYERS internal partial class Net; } } }", "N.int+Inner+Net")]
    [InlineData("LAYERS internal partial class Net { public Net(string name) : this(seed: name.Length) { } }", "Net")]
    [InlineData("internal abstract class Base { public virtual int Forward() => 1; } LAYERS internal partial class Net : Base;", "Net")]
    [InlineData("LAYERS internal partial class Net : global::System.IDisposable { void global::System.IDisposable.Dispose() { } }", "Net")]
    [InlineData("LAYERS internal partial class Ünï_Çode;", "Ünï_Çode")]
    public void It_compiles_and_runs(string source, string name) => Run(NetworkCompiler.Compile(Source(source)).Find(name));

    [Theory]
    [InlineData("internal partial class Outer<T> { LAYERS internal partial class Net; }", "Outer`1+Net", 1)]
    [InlineData("internal partial record Outer<T>(T Value) where T : struct { LAYERS internal partial class Net; }", "Outer`1+Net", 1)]
    [InlineData("internal partial struct Outer<T, @in> where T : unmanaged { internal partial class Inner<U> { LAYERS internal partial class Net; } }", "Outer`2+Inner`1+Net", 3)]
    [InlineData("LAYERS internal sealed partial class Net<T> where T : struct;", "Net`1", 1)]
    public void It_compiles_and_runs_in_generic_types(string source, string name, int parameters)
    {
        Type definition = NetworkCompiler.Compile(Source(source)).Find(name);
        Run(definition.MakeGenericType([.. Enumerable.Repeat(typeof(int), parameters)]));
        Run(definition.MakeGenericType([.. Enumerable.Repeat(typeof(double), parameters)]));
    }

    /// <summary>Names that the generated code uses too, taken by the user's own types, members and namespaces.</summary>
    [Theory]
    [InlineData("class Vector { } class Span { } class Activation { } class Vector512 { } class Unsafe { } class Simd { } class MemoryMarshal { }")]
    [InlineData("struct Vector<T> { } struct Span<T> { } struct ReadOnlySpan<T> { } struct Vector512<T> { } class AlignedBuffer<T> { }")]
    [InlineData("class NetworkGuard { } class NetworkContext<T> { } class NetworkInfo { } class LayerInfo { } class ParameterInfo { } class ParameterStore<T> { }")]
    [InlineData("class Initializer { } class BatchNormalization { } class Softmax { } class DropoutMask { } class Packing { } class WeightFile { } class Activations { }")]
    [InlineData("class ArgumentException { } class Exception { } class Object { } class Math { } class Array { } class Int32 { } class Single { }")]
    [InlineData("namespace System { class Span { } } namespace StaticNet { class Simd { } } namespace Numerics { } class Runtime { } class InteropServices { }")]
    [InlineData("enum Tile { } enum InferenceArena { } class Inference512 { } class TrainingPortable { } class Tables { }")]
    public void It_compiles_and_runs_beside_types_of_any_name(string types)
    {
        string layers = Qualified();
        Run(NetworkCompiler.Compile($"namespace Mine {{ {types} {layers} internal sealed partial class Net; }}").Find("Mine.Net"));
        Run(NetworkCompiler.Compile($"namespace Mine {{ {types} namespace Inner {{ {layers} internal sealed partial class Net; }} }}").Find("Mine.Inner.Net"));
        if (!types.Contains("namespace", StringComparison.Ordinal))
        {
            Run(NetworkCompiler.Compile($"namespace Mine {{ internal sealed partial class Outer {{ {types} {layers} internal sealed partial class Net; }} }}").Find("Mine.Outer+Net"));
            Run(NetworkCompiler.Compile($"{types} namespace Mine {{ {layers} internal sealed partial class Net; }}").Find("Mine.Net"));
        }
    }

    [Fact]
    public void Members_of_the_users_own_do_not_get_in_the_way()
    {
        Run(NetworkCompiler.Compile("using StaticNet;\n" + AllLayers + """

            internal sealed partial class Net
            {
                private readonly int arena = 1, parameters = 2, prepared = 3, context = 4, input = 5, output = 6, s = 7, v = 8;
                public static int System => 1;
                public int Sum() => arena + parameters + prepared + context + input + output + s + v;
                public int Vector(int Span) => Span;
                public static int Simd => 2;
                public int Unsafe => 3;
                public int Forward(int x) => x;
            }
            """).Find("Net"));
    }

    [Fact]
    public void Classes_that_differ_in_case_or_arity_only_stand_side_by_side()
    {
        NetworkCompiler compiled = NetworkCompiler.Compile(Source("""
            LAYERS internal partial class Net;
            LAYERS internal partial class NET;
            LAYERS internal partial class Net<T>;
            namespace A { LAYERS internal partial class Net; }
            partial class Outer { LAYERS internal partial class Net; }
            """));
        foreach (string name in (string[])["Net", "NET", "A.Net", "Outer+Net"])
        {
            Run(compiled.Find(name));
        }
    }

    private static string Source(string source) =>
        "using StaticNet;\n" + source.Replace("LAYERS", Layers, StringComparison.Ordinal);

    // With every name in full, whatever the user's own are.
    private static string Qualified() => AllLayers
        .Replace("[Network", "[global::StaticNet.Network", StringComparison.Ordinal)
        .Replace(", Input", ", global::StaticNet.Input", StringComparison.Ordinal)
        .Replace(", Conv2D", ", global::StaticNet.Conv2D", StringComparison.Ordinal)
        .Replace(", BatchNormalization", ", global::StaticNet.BatchNormalizationAttribute", StringComparison.Ordinal)
        .Replace(", Dropout", ", global::StaticNet.Dropout", StringComparison.Ordinal)
        .Replace(", MaxPooling2D", ", global::StaticNet.MaxPooling2D", StringComparison.Ordinal)
        .Replace(", Flatten", ", global::StaticNet.Flatten", StringComparison.Ordinal)
        .Replace(", Dense", ", global::StaticNet.Dense", StringComparison.Ordinal)
        .Replace("= Padding.", "= global::StaticNet.Padding.", StringComparison.Ordinal)
        .Replace("= Activation.", "= global::StaticNet.Activation.", StringComparison.Ordinal);

    private static void Run(Type type)
    {
        INetwork<float> network = NetworkCompiler.Create<float>(type, seed: 1);
        float[] probabilities = new float[3];
        network.Forward(new float[16], probabilities);
        Assert.Equal(1, probabilities.Sum(), 1e-5);
        NetworkContext<float> context = network.CreateContext(2);
        network.Forward(context, new float[32], new float[6]);
        network.Backward(context, new float[6], new float[32]);
        network.UpdateStatistics(context.Gradients, 2);
        Assert.Equal(type.Name.Split('`')[0], network.Info.Name);
    }
}
