using System;
using System.Collections.Generic;

namespace StaticNet.Benchmarks.ByHand;

/// <summary>
/// x · kernel + bias in plain loops: input by input, so that the inner loop runs along the weights and its sums do not wait
/// for each other (a dot product per unit, summed in order, is slower).
/// </summary>
internal sealed class PlainDense(int inputs, int units) : HandLayer(inputs, units)
{
    private readonly HandParameter _kernel = new(inputs, units);
    private readonly HandParameter _bias = new(1, units);

    public override IReadOnlyList<HandParameter> Parameters => [_kernel, _bias];

    private int Units => Output.Length;

    public override void Forward(ReadOnlySpan<float> input, bool training)
    {
        Span<float> output = Output;
        _bias.Values.CopyTo(output);
        for (int i = 0; i < input.Length; i++)
        {
            PlainLoops.AddScaled(_kernel.Values.AsSpan(i * Units, Units), input[i], output);
        }
    }

    public override void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> gradient, bool wantsInputGradient)
    {
        PlainLoops.AddScaled(gradient, 1, _bias.Gradients);
        for (int i = 0; i < input.Length; i++)
        {
            PlainLoops.AddScaled(gradient, input[i], _kernel.Gradients.AsSpan(i * Units, Units));
        }

        if (wantsInputGradient)
        {
            for (int i = 0; i < InputGradient.Length; i++)
            {
                InputGradient[i] = PlainLoops.Dot(_kernel.Values.AsSpan(i * Units, Units), gradient);
            }
        }
    }
}
