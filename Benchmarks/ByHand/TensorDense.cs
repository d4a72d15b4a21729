using System;
using System.Collections.Generic;
using System.Numerics.Tensors;

namespace StaticNet.Benchmarks.ByHand;

/// <summary>x · kernel + bias with TensorPrimitives: a dot product per unit, over weights kept unit by unit.</summary>
internal sealed class TensorDense(int inputs, int units) : HandLayer(inputs, units)
{
    private readonly HandParameter _kernel = new(inputs, units, transposed: true);
    private readonly HandParameter _bias = new(1, units);

    public override IReadOnlyList<HandParameter> Parameters => [_kernel, _bias];

    private int Inputs => InputGradient.Length;

    public override void Forward(ReadOnlySpan<float> input, bool training)
    {
        float[] output = Output;
        for (int unit = 0; unit < output.Length; unit++)
        {
            output[unit] = TensorPrimitives.Dot(input, _kernel.Values.AsSpan(unit * Inputs, Inputs)) + _bias.Values[unit];
        }
    }

    public override void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> gradient, bool wantsInputGradient)
    {
        TensorPrimitives.Add(_bias.Gradients, gradient, _bias.Gradients);
        Array.Clear(InputGradient);
        for (int unit = 0; unit < gradient.Length; unit++)
        {
            Span<float> kernelGradient = _kernel.Gradients.AsSpan(unit * Inputs, Inputs);
            TensorPrimitives.MultiplyAdd(input, gradient[unit], kernelGradient, kernelGradient);
            if (wantsInputGradient)
            {
                TensorPrimitives.MultiplyAdd(_kernel.Values.AsSpan(unit * Inputs, Inputs), gradient[unit], InputGradient, InputGradient);
            }
        }
    }
}
