using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StaticNet.Benchmarks.ByHand;
using StaticNet.Numerics;

namespace StaticNet.Benchmarks.Comparisons;

/// <summary>
/// Nothing is timed that does not compute the same: outputs, gradients and an optimiser's step of equal parameters and inputs
/// are compared first.
/// </summary>
internal static class Agreement
{
    /// <summary>The learning rate of the optimisers that are compared: large, so that a step is seen.</summary>
    public const double Rate = 0.1;

    private const int Samples = 4;
    private const ulong Seed = 5;

    /// <summary>Largest distance of two tensors, as a share of their norm; sums are rounded in different orders.</summary>
    private const double Tolerance = 1e-3;

    public static float[] RandomValues(int count, ulong seed)
    {
        Xoshiro256 random = new(seed);
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
        {
            value = (float)random.NextDouble();
        }

        return values;
    }

    /// <summary>Class indices where the loss takes one target a sample, values between 0 and 1 otherwise.</summary>
    public static float[] RandomTargets(NetworkInfo info, Loss<float> loss, int samples)
    {
        bool classes = loss is SparseCategoricalCrossentropy<float>;
        float[] targets = RandomValues(samples * loss.TargetSize(info.OutputSize), seed: 3);
        return classes ? [.. targets.Select(value => MathF.Floor(value * info.OutputSize))] : targets;
    }

    public static void CopyParameters(INetwork<float> compiled, HandNetwork handwritten)
    {
        foreach ((ParameterView<float> parameter, HandParameter own) in Pairs(compiled, handwritten))
        {
            own.FromKeras(parameter.ToArray(), own.Values);
        }
    }

    /// <exception cref="InvalidOperationException">They do not agree.</exception>
    public static void CheckForward(INetwork<float> compiled, HandNetwork handwritten, string name)
    {
        CopyParameters(compiled, handwritten);
        float[] input = RandomValues(compiled.Info.InputSize, seed: 4);
        float[] expected = new float[compiled.Info.OutputSize];
        float[] found = new float[expected.Length];
        compiled.Forward(input, expected);
        handwritten.Forward(input, found);
        Compare(found, expected, $"{compiled.Info.Name}, output, {name}");
    }

    /// <exception cref="InvalidOperationException">They do not agree.</exception>
    public static void CheckTraining(
        INetwork<float> compiled, Loss<float> loss, Optimizer<float> optimizer, HandNetwork handwritten, string name)
    {
        CopyParameters(compiled, handwritten);
        GiveMasks(compiled.Info, handwritten);
        float[] inputs = RandomValues(Samples * compiled.Info.InputSize, seed: 4);
        float[] targets = RandomTargets(compiled.Info, loss, Samples);
        NetworkContext<float> context = compiled.CreateContext(Samples);
        AddGradients(compiled, loss, context, inputs, targets);
        for (int sample = 0; sample < Samples; sample++)
        {
            handwritten.AddGradients(Part(inputs, sample), Part(targets, sample), 1f / Samples);
        }

        foreach ((ParameterView<float> parameter, HandParameter own) in Pairs(compiled, handwritten))
        {
            float[] expected = new float[parameter.Count];
            parameter.ReadGradient(context, expected);
            Compare(own.ToKeras(own.Gradients), expected, $"{compiled.Info.Name}, gradient of {parameter.Info.Name}, {name}");

            // Adam's first step is a matter of signs: rounding must not decide them.
            own.FromKeras(expected, own.Gradients);
        }

        optimizer.Apply(compiled.Parameters, context.Gradients);
        handwritten.Update();
        foreach ((ParameterView<float> parameter, HandParameter own) in Pairs(compiled, handwritten))
        {
            Compare(own.ToKeras(own.Values), parameter.ToArray(), $"{compiled.Info.Name}, step of {parameter.Info.Name}, {name}");
        }
    }

    private static void AddGradients(
        INetwork<float> compiled, Loss<float> loss, NetworkContext<float> context, float[] inputs, float[] targets)
    {
        context.Seed = Seed;
        float[] outputs = new float[Samples * compiled.Info.OutputSize];
        float[] gradients = new float[outputs.Length];
        compiled.Forward(context, inputs, outputs);
        bool fused = loss.Fuses(compiled.Info);
        loss.Evaluate(outputs, targets, compiled.Info.OutputSize, gradients, 1f / Samples, fused);
        if (fused)
        {
            compiled.BackwardFromLogits(context, gradients);
        }
        else
        {
            compiled.Backward(context, gradients);
        }
    }

    /// <summary>Lets both drop the same values.</summary>
    private static void GiveMasks(NetworkInfo info, HandNetwork handwritten)
    {
        int[] places = [.. Enumerable.Range(0, info.Layers.Count).Where(place => info.Layers[place].Kind == "Dropout")];
        foreach ((int place, HandDropout dropout) in places.Zip(handwritten.Dropouts))
        {
            for (int sample = 0; sample < Samples; sample++)
            {
                float[] mask = new float[dropout.Output.Length];
                DropoutMask.Fill(ref mask[0], mask.Length, dropout.Rate, DropoutMask.Key(Seed, place, sample));
                dropout.GivenMasks.Enqueue(mask);
            }
        }
    }

    private static IEnumerable<(ParameterView<float> Compiled, HandParameter Own)> Pairs(INetwork<float> compiled, HandNetwork handwritten) =>
        compiled.Parameters.Names.Select(name => compiled.Parameters[name]).Zip(handwritten.Parameters);

    private static ReadOnlySpan<float> Part(float[] values, int sample) =>
        values.AsSpan(sample * (values.Length / Samples), values.Length / Samples);

    private static void Compare(float[] found, float[] expected, string what)
    {
        double distance = Math.Sqrt(found.Zip(expected).Sum(static pair => Math.Pow(pair.First - pair.Second, 2)));
        double norm = Math.Sqrt(expected.Sum(static value => (double)value * value));
        if (found.Length != expected.Length || !(norm > 0) || !(distance <= Tolerance * norm))
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"{what}: StaticNet and the hand-written code differ by {distance:G3} at a norm of {norm:G3}."));
        }
    }
}
