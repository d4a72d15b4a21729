using System;

namespace StaticNet.Benchmarks.ByHand;

/// <summary>max(x, 0) in a plain loop.</summary>
internal sealed class PlainReLU(int size) : HandLayer(size, size)
{
    public override void Forward(ReadOnlySpan<float> input, bool training)
    {
        Span<float> output = Output;
        input = input[..output.Length];
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = input[i] > 0 ? input[i] : 0;
        }
    }

    public override void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> gradient, bool wantsInputGradient)
    {
        Span<float> inputGradient = InputGradient;
        for (int i = 0; i < inputGradient.Length; i++)
        {
            inputGradient[i] = input[i] > 0 ? gradient[i] : 0;
        }
    }
}

/// <summary>Softmax in plain loops.</summary>
internal sealed class PlainSoftmax(int size) : HandSoftmax(size)
{
    public override void Forward(ReadOnlySpan<float> input, bool training)
    {
        Span<float> output = Output;
        float largest = float.NegativeInfinity;
        foreach (float value in input)
        {
            largest = MathF.Max(largest, value);
        }

        float sum = 0;
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = MathF.Exp(input[i] - largest);
            sum += output[i];
        }

        for (int i = 0; i < output.Length; i++)
        {
            output[i] /= sum;
        }
    }
}

/// <summary>Dropout in plain loops.</summary>
internal sealed class PlainDropout(int size, float rate) : HandDropout(size, rate)
{
    protected override void Multiply(ReadOnlySpan<float> values, Span<float> products)
    {
        for (int i = 0; i < products.Length; i++)
        {
            products[i] = values[i] * Mask[i];
        }
    }
}
