using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Tests.Reference;

/// <summary>γ (x − mean) / √(variance + ε) + β per channel.</summary>
internal sealed record ReferenceBatchNormalization : ReferenceLayer
{
    private const int Roundings = 12;

    public float? Momentum { get; init; }

    public float? Epsilon { get; init; }

    public bool Center { get; init; } = true;

    public bool Scale { get; init; } = true;

    public override string Kind => "BatchNormalization";

    protected override IEnumerable<string> Arguments
    {
        get
        {
            if (Momentum is float momentum)
            {
                yield return $"Momentum = {Text(momentum)}";
            }

            if (Epsilon is float epsilon)
            {
                yield return $"Epsilon = {Text(epsilon)}";
            }

            if (!Center)
            {
                yield return "Center = false";
            }

            if (!Scale)
            {
                yield return "Scale = false";
            }
        }
    }

    public override int[] OutputShape(int[] input) => input;

    public override IEnumerable<ReferenceParameter> Parameters(int[] input)
    {
        int[] shape = [input[^1]];
        if (Scale)
        {
            yield return new ReferenceParameter("gamma", shape, 0.5, 1.5);
        }

        if (Center)
        {
            yield return new ReferenceParameter("beta", shape, -0.5, 0.5);
        }

        yield return new ReferenceParameter("moving_mean", shape, -0.5, 0.5);
        yield return new ReferenceParameter("moving_variance", shape, 0.5, 2);
    }

    public override ReferenceTensor Run(ReferencePass pass, string name, IReadOnlyList<ReferenceTensor> inputs)
    {
        ReferenceTensor input = inputs[0];
        ReferenceTensor output = new(input.Samples, input.Shape);
        for (int channel = 0; channel < input.Channels; channel++)
        {
            double gamma = Scale ? pass.Parameters[name + "/gamma"][channel] : 1;
            double beta = Center ? pass.Parameters[name + "/beta"][channel] : 0;
            foreach ((int first, int count) in pass.Tiles)
            {
                (double mean, double variance) = pass.Training
                    ? Moments(input, channel, first, count)
                    : (pass.Parameters[name + "/moving_mean"][channel], pass.Parameters[name + "/moving_variance"][channel]);
                double factor = gamma / Math.Sqrt(variance + (Epsilon ?? 0.001));
                foreach (int at in Elements(input, channel, first, count))
                {
                    double x = input.Values[at];
                    double magnitude = (Math.Abs(factor) * (Math.Abs(x) + Math.Abs(mean))) + Math.Abs(beta);
                    output.Set(
                        at,
                        (factor * (x - mean)) + beta,
                        (Math.Abs(factor) * input.Errors[at]) + (Roundings * pass.Rounding * magnitude));
                }
            }
        }

        return output;
    }

    /// <summary>Mean and variance (divided by the count) of a channel over a run of samples.</summary>
    public static (double Mean, double Variance) Moments(ReferenceTensor input, int channel, int first, int count)
    {
        double[] values = [.. Elements(input, channel, first, count).Select(at => input.Values[at])];
        double mean = values.Average();
        return (mean, values.Average(value => (value - mean) * (value - mean)));
    }

    private static IEnumerable<int> Elements(ReferenceTensor input, int channel, int first, int count)
    {
        for (int at = (first * input.Size) + channel; at < (first + count) * input.Size; at += input.Channels)
        {
            yield return at;
        }
    }
}
