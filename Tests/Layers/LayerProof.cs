using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Reflection;
using StaticNet.Tests.Networks;
using Xunit;

namespace StaticNet.Tests.Layers;

/// <summary>
/// What every layer has to show on a small network of it, compiled in both precisions: the output of plain loops; the same
/// from the training pass as from inference; gradients that equal finite differences in double; nearly the same in float; and
/// nothing allocated.
/// </summary>
internal static class LayerProof
{
    private const double Step = 1e-4;
    private const double Tolerance = 1e-6;
    private const int Coordinates = 12;

    /// <summary>A sample's input and the network's parameters, for a reference.</summary>
    internal sealed record Probe(double[] Input, Func<string, double[]> Parameter);

    /// <summary>Proves one declaration.</summary>
    /// <param name="attributes">The attributes below [Network]; in them <c>&lt;T&gt;</c> stands for the precision.</param>
    /// <param name="reference">The output of one sample in plain loops; null where others' numbers prove it elsewhere.</param>
    /// <param name="input">Draws an input element; a normal number if not given.</param>
    /// <param name="inputGradient">False where the input has no gradient worth the name (token ids).</param>
    /// <param name="types">Further types, which the declaration uses.</param>
    public static void Check(
        string attributes,
        Func<Probe, double[]>? reference = null,
        Func<Random, double>? input = null,
        bool inputGradient = true,
        string types = "")
    {
        Assembly assembly = CompiledNetworks.Compile(
            Source("Single", "Precision.Single", attributes.Replace("<T>", "<float>")),
            Source("Double", "Precision.Double", attributes.Replace("<T>", "<double>")),
            "using StaticNet;\n" + types);
        INetwork<float> single = CompiledNetworks.Instantiate<float>(assembly.GetType("Single", throwOnError: true)!);
        INetwork<double> @double = CompiledNetworks.Instantiate<double>(assembly.GetType("Double", throwOnError: true)!);
        Random random = new(attributes.Length);
        foreach (ParameterInfo info in @double.Parameters.Table)
        {
            // Statistics have to be positive, and numbers such that both precisions hold them.
            double[] values = [.. Enumerable.Range(0, info.Layout.Count).Select(_ => (double)(float)Normal(random) * 0.5)];
            if (!info.Trainable)
            {
                values = [.. values.Select(static value => Math.Abs(value) + 0.25)];
            }

            @double.Parameters[info.Name].Write(values);
            single.Parameters[info.Name].Write(values.To<float>());
        }

        // One more than a tile of 2.
        const int Samples = 3;
        double[] inputs = [.. Enumerable.Range(0, Samples * @double.Info.InputSize).Select(_ => (double)(float)(input ?? Normal)(random))];
        double[] outputs = Infer(@double, inputs, Samples);
        if (reference is not null)
        {
            CompareWithReference(@double, attributes, reference, inputs, outputs);
        }

        Close(outputs, Infer(single, inputs.To<float>(), Samples).ToDoubles(), 1e-5, "float", attributes);
        Close(outputs, Record(@double, inputs, Samples, out NetworkContext<double> context), 1e-12, "the training pass", attributes);
        CheckGradients(@double, attributes, context, inputs, inputGradient);
        CompareGradients(@double, single, attributes, inputs, Samples);
        CheckAllocation(single, inputs.To<float>());
    }

    /// <summary>Central differences of Σ w · output, extrapolated from two steps; a coordinate at a kink says nothing.</summary>
    private static void CheckGradients(
        INetwork<double> network, string attributes, NetworkContext<double> context, double[] inputs, bool inputGradient)
    {
        Random random = new(7);
        int samples = inputs.Length / network.Info.InputSize;
        double[] outputs = new double[samples * network.Info.OutputSize];
        double[] weights = [.. outputs.Select(_ => Normal(random))];
        double[] inputGradients = new double[inputs.Length];

        // Masks and noise are functions of the seed and the sample: the same in every pass.
        context.Training = true;
        context.Seed = 5;
        network.Forward(context, inputs, outputs);
        network.Backward(context, weights, inputGradients);
        List<(string Name, double[] Gradient, Action<int, double> Move)> all = [];
        if (inputGradient)
        {
            all.Add(("input", inputGradients, (element, delta) => inputs[element] += delta));
        }

        foreach (ParameterInfo info in network.Parameters.Table.Where(static info => info.Trainable))
        {
            double[] gradient = new double[info.Layout.Count];
            network.Parameters[info.Name].ReadGradient(context, gradient);
            all.Add((info.Name, gradient, (element, delta) =>
            {
                (int row, int column) = Math.DivRem(element, info.Layout.Columns);
                network.Parameters.MutableValues[info.Offset + info.Layout.IndexOf(row, column)] += delta;
            }));
        }

        double floor = Math.Max(1e-3, 1e-3 * all.SelectMany(static entry => entry.Gradient).Max(Math.Abs));
        int compared = 0;
        int kinks = 0;
        foreach ((string name, double[] gradient, Action<int, double> move) in all)
        {
            foreach (int element in Enumerable.Range(0, gradient.Length).OrderBy(_ => random.Next()).Take(Coordinates))
            {
                double coarse = Difference(element, Step);
                double fine = Difference(element, Step / 2);
                double expected = ((4 * fine) - coarse) / 3;
                double scale = Math.Max(Math.Max(Math.Abs(expected), Math.Abs(gradient[element])), floor);
                if (Math.Abs(coarse - fine) > Tolerance * scale)
                {
                    kinks++;
                    continue;
                }

                compared++;
                Assert.True(
                    Math.Abs(gradient[element] - expected) <= Tolerance * scale,
                    $"{name}[{element}]: differences give {expected:R}, Backward {gradient[element]:R}.\n{attributes}");

                double Difference(int at, double step)
                {
                    move(at, step);
                    network.Forward(context, inputs, outputs);
                    double[] above = [.. outputs];
                    move(at, -2 * step);
                    network.Forward(context, inputs, outputs);
                    double sum = 0;
                    for (int i = 0; i < outputs.Length; i++)
                    {
                        sum += weights[i] * (above[i] - outputs[i]);
                    }

                    move(at, step);
                    return sum / (2 * step);
                }
            }
        }

        Assert.True(compared > 0 || all.Count == 0, $"All {kinks} coordinates lie at a kink.\n{attributes}");
    }

    private static void CompareWithReference(
        INetwork<double> network, string attributes, Func<Probe, double[]> reference, double[] inputs, double[] outputs)
    {
        double[] Parameter(string name)
        {
            double[] values = new double[network.Parameters[name].Info.Layout.Count];
            network.Parameters[name].Read(values);
            return values;
        }

        int size = network.Info.InputSize;
        double[] expected = [.. Enumerable.Range(0, inputs.Length / size)
            .SelectMany(sample => reference(new Probe(inputs[(sample * size)..((sample + 1) * size)], Parameter)))];
        Close(expected, outputs, 1e-10, "the reference", attributes);
    }

    private static void CompareGradients(INetwork<double> expected, INetwork<float> actual, string attributes, double[] inputs, int samples)
    {
        double[] precise = Gradients(expected, inputs, samples);
        double[] rough = Gradients(actual, inputs, samples);
        double norm = Math.Sqrt(precise.Sum(static value => value * value));
        double distance = Math.Sqrt(precise.Zip(rough, static (a, b) => (a - b) * (a - b)).Sum());
        Assert.True(distance <= (1e-4 * norm) + 1e-5, $"float gradients are {distance:G3} of {norm:G3} off.\n{attributes}");
    }

    private static double[] Gradients<T>(INetwork<T> network, double[] inputs, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkContext<T> context = network.CreateContext(samples);
        context.Seed = 5;
        network.Forward(context, inputs.To<T>(), new T[samples * network.Info.OutputSize]);
        Random random = new(11);
        T[] weights = [.. Enumerable.Range(0, samples * network.Info.OutputSize).Select(_ => T.CreateChecked((float)Normal(random)))];
        T[] inputGradients = new T[samples * network.Info.InputSize];
        network.Backward(context, weights, inputGradients);
        return [.. inputGradients.ToDoubles(), .. network.Parameters.Table.Where(static info => info.Trainable).SelectMany(info =>
        {
            T[] gradient = new T[info.Layout.Count];
            network.Parameters[info.Name].ReadGradient(context, gradient);
            return gradient.ToDoubles();
        })];
    }

    private static double[] Record<T>(INetwork<T> network, double[] inputs, int samples, out NetworkContext<T> context)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        context = network.CreateContext(samples);

        // Without dropout and with running statistics a training pass computes what inference does.
        context.Training = false;
        T[] outputs = new T[samples * network.Info.OutputSize];
        network.Forward(context, inputs.To<T>(), outputs);
        return outputs.ToDoubles();
    }

    private static T[] Infer<T>(INetwork<T> network, T[] inputs, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int input, int output) = (network.Info.InputSize, network.Info.OutputSize);
        T[] outputs = new T[samples * output];
        for (int sample = 0; sample < samples; sample++)
        {
            network.Forward(inputs.AsSpan(sample * input, input), outputs.AsSpan(sample * output, output));
        }

        return outputs;
    }

    private static void CheckAllocation(INetwork<float> network, float[] inputs)
    {
        float[] output = new float[network.Info.OutputSize];
        ReadOnlySpan<float> input = inputs.AsSpan(0, network.Info.InputSize);
        network.Forward(input, output);
        long before = GC.GetAllocatedBytesForCurrentThread();
        network.Forward(input, output);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Close(double[] expected, double[] actual, double tolerance, string what, string attributes)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = Math.Max(1, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance * scale,
                $"Element {i}, {what}: {expected[i]:R} and {actual[i]:R}.\n{attributes}");
        }
    }

    private static string Source(string name, string precision, string attributes) =>
        $"using StaticNet;\n/// <summary>A network.</summary>\n[Network(Precision = {precision}, Tile = 2)]\n{attributes}\npublic sealed partial class {name};\n";

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
