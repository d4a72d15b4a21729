using System;
using System.Linq;
using System.Reflection;
using StaticNet.Numerics;

namespace StaticNet.Benchmarks.Roofline;

/// <summary>One generated kernel, in all its phases, called by itself on memory of its own: what the whole of a layer's figure hides.</summary>
internal sealed class KernelRun
{
    private delegate void Inference(ref float output, ref float a, ref float b);

    private delegate void Training(ref float output, ref float a, ref float b, nint samples);

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

        // Room for a tile of the largest tensor, its halo and the padding of weights.
        int size = (4 * info.Tile * Math.Max(info.InputSize, info.OutputSize)) + (2 * network.Parameters.Values.Length) + 4096;
        AlignedBuffer<float> output = new(size), a = new(size), b = new(size);
        Xoshiro256 random = new(1);
        foreach (AlignedBuffer<float> buffer in (AlignedBuffer<float>[])[a, b])
        {
            foreach (ref float value in buffer.Span)
            {
                value = (float)random.NextDouble() - 0.5f;
            }
        }

        Inference[] single = [.. Methods(typeof(TNetwork), "Inference" + path, forward).Select(static method => method.CreateDelegate<Inference>())];
        KernelRun Tile(string kernel, string label)
        {
            Training[] tiled = [.. Methods(typeof(TNetwork), "Training" + path, kernel).Select(static method => method.CreateDelegate<Training>())];
            return new KernelRun($"{title}, {label}, {info.Tile} samples", each * info.Tile, () =>
            {
                foreach (Training phase in tiled)
                {
                    phase(ref output.Reference, ref a.Reference, ref b.Reference, info.Tile);
                }
            });
        }

        return
        [
            new KernelRun($"{title}, forward, 1 sample", each, () =>
            {
                foreach (Inference phase in single)
                {
                    phase(ref output.Reference, ref a.Reference, ref b.Reference);
                }
            }),
            Tile(forward, "forward"),
            Tile("Layer_KernelGradient", "kernel gradient"),
            Tile("Layer_InputGradient", "input gradient"),
        ];
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
}
