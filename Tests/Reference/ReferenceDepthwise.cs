using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Tests.Reference;

/// <summary>
/// Depthwise: out[y, c · multiplier + m] = Σ in[y · stride + k · dilation − pad, c] · kernel[k, c, m] + bias. Separable, where
/// there are filters: the same without bias, then out[y, f] = Σ between[y, i] · pointwise_kernel[i, f] + bias[f].
/// </summary>
internal sealed record ReferenceDepthwise(int? Filters, int Multiplier, params int[] Kernel) : ReferenceKernelWindow(Kernel)
{
    public override string Kind => $"{(Filters is null ? "Depthwise" : "Separable")}Conv{Axes}D";

    protected override IEnumerable<string> Arguments =>
    [
        .. Filters is int filters ? (string[])[Text(filters)] : [],
        .. KernelSize,
        .. WindowArguments,
        .. Multiplier == 1 ? (string[])[] : [$"DepthMultiplier = {Text(Multiplier)}"],
        .. KernelArguments,
    ];

    public override int[] OutputShape(int[] input) => [.. Windows(input), Filters ?? (input[^1] * Multiplier)];

    public override IEnumerable<ReferenceParameter> Parameters(int[] input)
    {
        double range = Math.Sqrt(3.0 / Taps);
        yield return new ReferenceParameter(Filters is null ? "kernel" : "depthwise_kernel", [.. Kernel, input[^1], Multiplier], -range, range);
        if (Filters is int filters)
        {
            int between = input[^1] * Multiplier;
            double point = Math.Sqrt(3.0 / between);
            yield return new ReferenceParameter("pointwise_kernel", [.. Kernel.Select(static _ => 1), between, filters], -point, point);
        }

        if (UseBias)
        {
            yield return new ReferenceParameter("bias", [OutputShape(input)[^1]], -0.5, 0.5);
        }
    }

    public override ReferenceTensor Run(ReferencePass pass, string name, IReadOnlyList<ReferenceTensor> inputs)
    {
        ReferenceTensor input = inputs[0];
        double[] kernel = pass.Parameters[name + (Filters is null ? "/kernel" : "/depthwise_kernel")];
        double[]? bias = UseBias ? pass.Parameters[name + "/bias"] : null;
        int between = input.Channels * Multiplier;
        ReferenceTensor output = new(input.Samples, [.. Windows(input.Shape), between]);
        int index = 0;
        for (int sample = 0; sample < input.Samples; sample++)
        {
            foreach (int[] window in ReferenceGrid.Positions(output.Shape[..Axes]))
            {
                (int Tap, int Element)[] seen = [.. Seen(input.Shape, window)];
                for (int channel = 0; channel < between; channel++)
                {
                    ReferenceSum sum = default;
                    foreach ((int tap, int element) in seen)
                    {
                        int at = (sample * input.Size) + (element * input.Channels) + (channel / Multiplier);
                        sum.Add(input.Values[at], input.Errors[at], kernel[(tap * between) + channel]);
                    }

                    Finish(pass, output, index++, ref sum, Filters is null && bias is not null ? bias[channel] : null);
                }
            }
        }

        if (Filters is int filters)
        {
            output = Mix(pass, output, filters, pass.Parameters[name + "/pointwise_kernel"], bias);
        }

        Activate(pass, output);
        return output;
    }

    private static ReferenceTensor Mix(ReferencePass pass, ReferenceTensor between, int filters, double[] kernel, double[]? bias)
    {
        ReferenceTensor output = new(between.Samples, [.. between.Shape[..^1], filters]);
        for (int index = 0; index < output.Values.Length; index++)
        {
            (int pixel, int filter) = Math.DivRem(index, filters);
            ReferenceSum sum = default;
            for (int i = 0; i < between.Channels; i++)
            {
                int at = (pixel * between.Channels) + i;
                sum.Add(between.Values[at], between.Errors[at], kernel[(i * filters) + filter]);
            }

            Finish(pass, output, index, ref sum, bias?[filter]);
        }

        return output;
    }

    private static void Finish(ReferencePass pass, ReferenceTensor output, int index, ref ReferenceSum sum, double? bias)
    {
        if (bias is double value)
        {
            sum.Add(value, 0);
        }

        output.Set(index, sum.Value, sum.Error(pass.Rounding));
    }
}
