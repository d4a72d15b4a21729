using System;
using System.Linq;
using System.Reflection;
using StaticNet.Numerics;

namespace StaticNet.Benchmarks.Roofline;

/// <summary>One generated kernel, in all its phases, called by itself on memory of its own: what the whole of a layer's figure hides.</summary>
internal sealed class KernelRun
{
    private delegate void Clearing(ref float output, nint samples);

    private delegate void Kernel(ref float output, ref float a, ref float b);

    private delegate void Counted(ref float output, ref float a, ref float b, nint count);

    private delegate void CountedTwice(ref float output, ref float a, ref float b, nint samples, nint step);

    private readonly Action _call;

    private KernelRun(string name, double multiplyAdds, Action call)
    {
        Name = name;
        MultiplyAdds = multiplyAdds;
        _call = call;
    }

    /// <summary>Layer and kernel.</summary>
    public string Name { get; }

    /// <summary>Multiply-adds of one call.</summary>
    public double MultiplyAdds { get; }

    /// <summary>The kernels of a single-layer network, on the vector path that it would take.</summary>
    public static KernelRun[] Of<TNetwork>(INetwork<float> network, string title)
        where TNetwork : INetwork<float>
    {
        NetworkInfo info = network.Info;
        double each = info.Layers[^1].MultiplyAdds;
        string path = Simd.UseVector512 ? "512" : "Portable";
        string forward = "Layer_" + info.Layers[^1].Kind switch
        {
            "Dense" => "Product",
            "Conv2DTranspose" => "TransposedConvolution",
            "DepthwiseConv2D" => "DepthwiseConvolution",
            _ => "Convolution",
        };

        Memory memory = new(network, Math.Max(info.InputSize, info.OutputSize));
        KernelRun Tile(string kernel, string label) => OfTile(Methods(typeof(TNetwork), "Training" + path, kernel), memory, $"{title}, {label}", each, info.Tile);
        return
        [
            OfSample(Methods(typeof(TNetwork), "Inference" + path, forward), memory, $"{title}, forward", each),
            Tile(forward, "forward"),
            Tile("Layer_KernelGradient", "kernel gradient"),
            Tile("Layer_InputGradient", "input gradient"),
        ];
    }

    /// <summary>Some products of a layer that has several, for one sample where they are part of inference, and for a tile.</summary>
    public static KernelRun[] Of<TNetwork>(INetwork<float> network, string title, int elements, params Product[] products)
        where TNetwork : INetwork<float>
    {
        string path = Simd.UseVector512 ? "512" : "Portable";
        Memory memory = new(network, elements);
        return
        [
            .. products.Where(static product => product.Forward).Select(product => OfSample(
                [Method(typeof(TNetwork), "Inference" + path, product.Kernel)], memory, $"{title}, {product.Label}", product.MultiplyAdds)),
            .. products.Select(product => OfTile(
                [Method(typeof(TNetwork), "Training" + path, product.Kernel)], memory, $"{title}, {product.Label}", product.MultiplyAdds, network.Info.Tile)),
        ];
    }

    private static KernelRun OfSample(MethodInfo[] methods, Memory memory, string name, double multiplyAdds) =>
        new($"{name}, 1 sample", multiplyAdds, InTurn([.. methods.Select(method => Bind(method, memory, 1))]));

    private static KernelRun OfTile(MethodInfo[] methods, Memory memory, string name, double multiplyAdds, int samples) =>
        new($"{name}, {samples} samples", multiplyAdds * samples, InTurn([.. methods.Select(method => Bind(method, memory, samples))]));

    private static Action InTurn(Action[] phases) => () =>
    {
        foreach (Action phase in phases)
        {
            phase();
        }
    };

    /// <summary>
    /// A phase as a call. Beside tensors it may take the number of samples, and the step of a sequence, whose parity says in which
    /// direction a large kernel is gone through: it counts up from call to call.
    /// </summary>
    private static Action Bind(MethodInfo method, Memory memory, int samples)
    {
        string[] counts = [.. method.GetParameters().Where(static parameter => !parameter.ParameterType.IsByRef).Select(static parameter => parameter.Name!)];
        nint step = 0;
        if (method.GetParameters().Length - counts.Length == 1)
        {
            Clearing clear = method.CreateDelegate<Clearing>();
            return () => clear(ref memory.Output.Reference, samples);
        }

        switch (counts)
        {
            case []:
                Kernel kernel = method.CreateDelegate<Kernel>();
                return () => kernel(ref memory.Output.Reference, ref memory.A.Reference, ref memory.B.Reference);
            case ["samples", "t"]:
                CountedTwice both = method.CreateDelegate<CountedTwice>();
                return () => both(ref memory.Output.Reference, ref memory.A.Reference, ref memory.B.Reference, samples, step++);
            default:
                Counted counted = method.CreateDelegate<Counted>();
                return counts is ["t"]
                    ? () => counted(ref memory.Output.Reference, ref memory.A.Reference, ref memory.B.Reference, step++)
                    : () => counted(ref memory.Output.Reference, ref memory.A.Reference, ref memory.B.Reference, samples);
        }
    }

    /// <summary>Seconds of one call: the mean over enough calls to fill about three milliseconds.</summary>
    public double Time(ref int calls)
    {
        if (calls == 0)
        {
            _call();
            calls = (int)Math.Clamp(3e-3 / Math.Max(Timing.Best(_call, 5), 1e-8), 1, 1e6);
        }

        int count = calls;
        return Timing.Once(() =>
        {
            for (int i = 0; i < count; i++)
            {
                _call();
            }
        }) / count;
    }

    private static MethodInfo Method(Type network, string type, string name) =>
        Methods(network, type, name).Single(method => method.Name == name);

    /// <summary>
    /// The methods of a kernel, one per phase. Kernels are file-local: their class carries the file's name, which holds the
    /// network's.
    /// </summary>
    private static MethodInfo[] Methods(Type network, string type, string name)
    {
        MethodInfo[] phases =
        [
            .. network.Assembly.GetTypes()
                .Where(candidate => candidate.Name.Contains($"_{network.Name}_", StringComparison.Ordinal) && candidate.Name.EndsWith("__" + type, StringComparison.Ordinal))
                .SelectMany(static candidate => candidate.GetMethods(BindingFlags.NonPublic | BindingFlags.Static))
                .Where(method => method.Name == name || method.Name.StartsWith(name + "_", StringComparison.Ordinal)),
        ];
        return phases.Length > 0 ? phases : throw new MissingMethodException(network.Name, $"{type}.{name}");
    }

    /// <summary>A product of a layer: its method, what it computes, and the multiply-adds of it for one sample.</summary>
    internal sealed record Product(string Kernel, string Label, double MultiplyAdds, bool Forward = false);

    /// <summary>Random numbers, with room for a tile of the largest tensor, its halo and the padding of weights.</summary>
    private sealed class Memory
    {
        public Memory(INetwork<float> network, int elements)
        {
            int size = (4 * network.Info.Tile * elements) + (2 * network.Parameters.Values.Length) + 4096;
            (Output, A, B) = (new(size), new(size), new(size));
            Xoshiro256 random = new(1);
            foreach (AlignedBuffer<float> buffer in (AlignedBuffer<float>[])[A, B])
            {
                foreach (ref float value in buffer.Span)
                {
                    value = (float)random.NextDouble() - 0.5f;
                }
            }
        }

        public AlignedBuffer<float> Output { get; }

        public AlignedBuffer<float> A { get; }

        public AlignedBuffer<float> B { get; }
    }
}
